"""Contracts: the one description of every table, and what is made from it."""

from lagesbild.contracts.ddl import create_table
from lagesbild.contracts.dictionary import data_dictionary
from lagesbild.contracts.model import Column, Contract, load_contract, load_contracts
from lagesbild.contracts.register import Source, load_sources
from lagesbild.contracts.suite import suite_json

__all__ = [
    "Column",
    "Contract",
    "Source",
    "create_table",
    "data_dictionary",
    "load_contract",
    "load_contracts",
    "load_sources",
    "suite_json",
]
