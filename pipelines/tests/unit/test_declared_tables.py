"""Every table that is declared to be fetched: its contract takes what its protocol makes of it."""

import pytest

from lagesbild.contracts import load_contracts, load_sources
from lagesbild.sources.declared import Declared, declared_tables
from lagesbild.sources.services import CLIENTS, PARSERS, kolada, wfs, yrkesbarometer
from lagesbild.sources.services.pxweb import LONG
from tests.conftest import CHECKOUT

TABLES = declared_tables(CHECKOUT)
CONTRACTS = load_contracts(CHECKOUT.contracts)


def measures(table: Declared) -> set[str]:
    """The columns beside the keys that the reading of a table makes."""
    if table.service.protocol == "kolada":
        return {*kolada.MEASURES}
    if table.service.protocol == "wfs":
        return {*wfs.NAMES.values(), "geometry"}
    if table.service.protocol == "yrkesbarometer":
        return {*yrkesbarometer.COLUMNS}
    statuses = {content.status for content in table.contents.values() if content.may_hide}
    return {*statuses, *(content.column for content in table.contents.values())} or {*LONG}


@pytest.mark.parametrize("name", TABLES)
def test_a_contract_has_the_columns_that_are_made(name: str) -> None:
    table, contract = TABLES[name], CONTRACTS[name]
    assert set(contract.columns) == {*table.keys.values(), *measures(table)}
    assert {*contract.key} <= {*table.keys.values(), "content_code"}
    assert contract.source == table.source


@pytest.mark.parametrize("name", [name for name, each in CONTRACTS.items() if each.origin == "fetched"])
def test_what_is_fetched_only_is_declared_and_says_nothing_of_a_version_that_ships(name: str) -> None:
    source = load_sources(CHECKOUT.reference)[CONTRACTS[name].source]
    assert TABLES[name].source == CONTRACTS[name].source
    assert (source.updated, source.period, source.obtained) == ("", "", {})
    assert {*source.content} == {*source.leaves_out} == {"fi", "sv", "en"}


def test_every_protocol_has_a_client_and_a_reading() -> None:
    assert set(CLIENTS) == set(PARSERS) == {table.service.protocol for table in TABLES.values()}


def test_a_table_of_many_key_figures_is_called_by_its_source() -> None:
    table = TABLES["raw_kolada__adult_education"]
    assert (table.id, len(set(table.path.split(",")))) == ("kolada-adult-education", 25)
    assert TABLES["raw_kolada__unemployment"].id == "N03937"
    assert TABLES["raw_statfin__boundary_municipality"].id == "kunta1000k_2026"
