"""Contracts: the one description of every table, and what is made from it."""

from lagesbild.contracts.ddl import bounds, comments, create_table
from lagesbild.contracts.dictionary import data_dictionary
from lagesbild.contracts.editions import Edition, read_edition
from lagesbild.contracts.model import Column, Contract
from lagesbild.contracts.reading import load_contract, load_contracts
from lagesbild.contracts.register import Choice, Content, Fetch, Role, Service, Source, load_register, load_sources
from lagesbild.contracts.rows import SHOWN_ROWS, row_text
from lagesbild.contracts.scenario import Scenario, read_scenario, scenario_names
from lagesbild.contracts.suite import suite_json

__all__ = [
    "SHOWN_ROWS",
    "Choice",
    "Column",
    "Content",
    "Contract",
    "Edition",
    "Fetch",
    "Role",
    "Scenario",
    "Service",
    "Source",
    "bounds",
    "comments",
    "create_table",
    "data_dictionary",
    "load_contract",
    "load_contracts",
    "load_register",
    "load_sources",
    "read_edition",
    "read_scenario",
    "row_text",
    "scenario_names",
    "suite_json",
]
