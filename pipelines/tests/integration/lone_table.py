"""A PxWeb service with one made-up table that does not ship, described in the words of the real one."""

import json
from collections.abc import Sequence

import pandas as pd

from lagesbild.sources.declared import declared_tables
from tests.conftest import CHECKOUT
from tests.integration.fetching import Service, shipped


class LoneTable(Service):
    """``rows`` have the table's keys and ``value``; ``texts`` are its variables', ``content`` the code of its one."""

    def __init__(self, name: str, rows: pd.DataFrame, *, content: str, texts: Sequence[str] = ()) -> None:
        super().__init__()
        self.table = next(each for each in declared_tables(CHECKOUT).values() if each.id == name)
        self.rows[self.table.path] = rows
        self.updated[self.table.path] = "2026-04-29T05:00:00Z"
        self.content, self.texts = content, texts

    def get(self, path: str) -> object:
        if path == "?config":
            return super().get(path)
        if path.endswith("/"):
            return [{"id": f"{self.table.id}.px", "updated": self.updated[self.table.path].rstrip("Z")}]
        *keys, contents = self._variables(self.table)
        texts = self.texts or [key["text"] for key in keys]
        named = [{**key, "text": text} for key, text in zip(keys, texts, strict=True)]
        told = contents | {"values": [self.content], "valueTexts": ["Population 31 Dec"]}
        return {"title": path, "variables": [*named, told]}

    def post(self, path: str, body: bytes) -> bytes:
        asked = {each["code"]: each["selection"]["values"] for each in json.loads(body)["query"]}
        keys = [self.table.keys[code.removesuffix("_20260101")] for code in asked if code != "contentscode"]
        rows = self.rows[self.table.path].astype(dict.fromkeys(keys, "str")).set_index(keys)["value"]
        index = pd.MultiIndex.from_product([values for code, values in asked.items() if code != "contentscode"])
        answer = {
            "class": "dataset",
            "updated": self.updated[self.table.path],
            "id": [*asked],
            "size": [len(values) for values in asked.values()],
            "dimension": {code: {"category": {"index": values}} for code, values in asked.items()},
            "value": rows.loc[index].tolist(),
        }
        return json.dumps(answer).encode()


def everywhere(years: Sequence[int], column: str, values: dict[str, int], **more: str) -> pd.DataFrame:
    """The same persons of each category, code → number, in every municipality, and the country as their sum."""
    codes = sorted({*shipped("raw_statfin__projection_municipality")["area_code"]} - {"SSS", "KU588"})
    places = dict.fromkeys(codes, 1) | {"SSS": len(codes)}
    rows = [
        (place, year, code, value * times)
        for place, times in places.items()
        for year in years
        for code, value in values.items()
    ]
    return pd.DataFrame(rows, columns=["area_code", "year", column, "value"]).assign(**more)
