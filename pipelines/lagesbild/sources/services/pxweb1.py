"""PxWeb, version 1 of its interface: limits, a description of variables, answers in JSON-stat 2."""

from collections.abc import Mapping
from typing import Any, Final

from lagesbild.contracts import Role
from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import decode, moment
from lagesbild.sources.roles import Variable
from lagesbild.sources.services.client import Json
from lagesbild.sources.services.parser import Question
from lagesbild.sources.services.plain import text
from lagesbild.sources.services.pxweb import PxWebClient, PxWebParser, by_roles
from lagesbild.sources.services.transport import Transport

LANGUAGE: Final = "en"


class PxWeb1Client(PxWebClient):
    """A table's path is its folder and file: ``StatFin/vaerak/11re.px``."""

    CONFIG = "?config"
    LIMIT_NAMES = ("maxCells", "maxCalls")

    def __init__(self, base_url: str, transport: Transport) -> None:
        super().__init__(base_url, transport)
        self._listed: dict[str, Any] = {}

    @property
    def root(self) -> str:
        """What every address begins with."""
        return f"{self.base_url}/{LANGUAGE}/"

    def updated(self, table: Declared) -> str:
        """Return when the service last changed a table, from the list of its folder.

        Raises:
            SourceRefused: there is no such folder.
            SourceChanged: the table is not listed there, or without its time.
        """
        folder, name = table.path.rsplit("/", 1)
        try:
            if folder not in self._listed:
                self._listed[folder] = decode(self.get(f"{self.root}{folder}/", table))
            (found,) = [entry["updated"] for entry in self._listed[folder] if entry["id"] == name]
            return moment(found)
        except (LookupError, TypeError, ValueError) as error:
            reason = f"is not listed in {folder} with the time of its update: {error}"
            raise SourceChanged(self.source, table.path, reason) from error

    def description(self, table: Declared) -> bytes:
        """Return what the service reports of a table's variables."""
        return self.get(self.address(table), table)

    def address(self, table: Declared) -> str:
        """Return the address of a table."""
        return self.root + table.path

    def question_address(self, table: Declared, question: Mapping[str, Any]) -> str:
        """Return the address of a table: what is asked for is in the body of the call."""
        return self.address(table)

    def body(self, question: Question) -> Json:
        """Return the body of the call that asks for the selected cells in JSON-stat 2."""
        query = [
            {"code": code, "selection": {"filter": "item", "values": list(values)}} for code, values in question.items()
        ]
        return {"query": query, "response": {"format": "json-stat2"}}


class PxWeb1Parser(PxWebParser):
    """Reads descriptions of this version; the next release is not announced in them."""

    def variables_of(self, table: Declared, description: bytes) -> dict[Role, Variable]:
        """Return the variables of a table by role, in its own order.

        Raises:
            SourceChanged: the description does not have the form of PxWeb's, or not the roles that are declared.
        """
        try:
            described = [_variable(given) for given in decode(description)["variables"]]
        except (LookupError, TypeError, ValueError) as error:
            raise SourceChanged(table.service.name, table.path, f"its variables cannot be read: {error!r}") from error
        return by_roles(table, described)

    def names(self, description: bytes) -> dict[str, str]:
        """Return the words of a table's description: variable and value codes → texts."""
        variables = decode(description)["variables"]
        texts = {variable["code"]: variable["text"] for variable in variables}
        for variable in variables:
            pairs = zip(variable["values"], variable.get("valueTexts", ()), strict=False)
            texts |= {f"{variable['code']} {value}": text for value, text in pairs}
        return texts


def _variable(given: dict[str, Any]) -> Variable:
    values, labels = tuple(map(text, given["values"])), tuple(map(str, given.get("valueTexts", ())))
    return Variable(
        code=text(given["code"]),
        text=text(given["text"]),
        values=values,
        time=bool(given.get("time", False)),
        summed=bool(given.get("elimination", False)),
        labels=labels if len(labels) == len(values) else (),
    )
