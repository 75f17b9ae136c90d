"""PxWebApi, version 2: a description that is a JSON-stat 2 dataset without values, answers that are one with them."""

from collections.abc import Mapping
from typing import Any, Final

from lagesbild.contracts import Role
from lagesbild.errors import SourceChanged
from lagesbild.sources.declared import Declared
from lagesbild.sources.jsonstat import categories, decode, moment
from lagesbild.sources.roles import Variable
from lagesbild.sources.services.client import Json
from lagesbild.sources.services.parser import Question
from lagesbild.sources.services.plain import strict, text
from lagesbild.sources.services.pxweb import PxWebClient, PxWebParser, by_roles

IN_ENGLISH: Final = "lang=en"


class PxWeb2Client(PxWebClient):
    """A table's path is its id at the service: ``TAB638``."""

    CONFIG = "config"
    LIMIT_NAMES = ("maxDataCells", "maxCallsPerTimeWindow")

    @property
    def root(self) -> str:
        """What every address begins with."""
        return f"{self.base_url}/"

    def updated(self, table: Declared) -> str:
        """Return when the service last changed a table.

        Raises:
            SourceRefused: there is no such table.
            SourceChanged: it is described without the time of its update.
        """
        answer = self.get(f"{self.address(table)}?{IN_ENGLISH}", table)
        with strict(table, "its description with the time of update"):
            return moment(decode(answer)["updated"])

    def description(self, table: Declared) -> bytes:
        """Return the table's variables: a JSON-stat 2 dataset without values."""
        return self.get(f"{self.address(table)}/metadata?{IN_ENGLISH}", table)

    def address(self, table: Declared) -> str:
        """Return the address of a table."""
        return f"{self.root}tables/{table.path}"

    def question_address(self, table: Declared, question: Mapping[str, Any]) -> str:
        """Return the address of a table's cells: which ones is in the body of the call."""
        return f"{self.address(table)}/data?{IN_ENGLISH}&outputFormat=json-stat2"

    def body(self, question: Question) -> Json:
        """Return the body of the call that asks for the selected cells."""
        return {"selection": [{"variableCode": code, "valueCodes": list(values)} for code, values in question.items()]}


class PxWeb2Parser(PxWebParser):
    """Reads descriptions of this version."""

    def variables_of(self, table: Declared, description: bytes) -> dict[Role, Variable]:
        """Return the variables of a table by role, in its own order.

        Raises:
            SourceUnavailable: the description is not whole.
            SourceChanged: it is not a JSON-stat 2 dataset, or does not have the roles that are declared.
        """
        with strict(table, "its description"):
            dataset = decode(description)
            if dataset.get("class") != "dataset":
                raise ValueError("it is not a JSON-stat 2 dataset")
            described = [_variable(dataset, code) for code in dataset["id"]]
        if not described:
            raise SourceChanged(table.service.name, table.path, "it is described without variables")
        return by_roles(table, described)

    def names(self, description: bytes) -> dict[str, str]:
        """Return the words of a table's description: variable and value codes → texts."""
        dimensions = decode(description)["dimension"]
        texts = {code: str(dimension["label"]) for code, dimension in dimensions.items()}
        for code, dimension in dimensions.items():
            texts |= {f"{code} {value}": label for value, label in dimension["category"].get("label", {}).items()}
        return texts

    def next_release(self, description: bytes) -> str:
        """Return the day that the description gives for the next update (ISO); empty where it gives none."""
        px = decode(description).get("extension", {}).get("px", {})
        return str(px.get("nextUpdate") or "")[:10]


def _variable(dataset: dict[str, Any], code: str) -> Variable:
    dimension, roles = dataset["dimension"][code], dataset.get("role", {})
    values, labels = categories(dimension), dimension["category"].get("label", {})
    return Variable(
        code=code,
        text=text(dimension["label"]),
        values=values,
        time=code in roles.get("time", ()),
        content=code in roles.get("metric", ()),
        summed=bool(dimension.get("extension", {}).get("elimination", False)),
        labels=tuple(text(labels[value]) for value in values) if labels else (),
    )
