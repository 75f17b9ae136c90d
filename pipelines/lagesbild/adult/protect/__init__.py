"""Disclosure control: protected tables of the shared record, how they are exchanged, and an attack of our own."""

from lagesbild.adult.protect.arrival import faults, read_shipment
from lagesbild.adult.protect.attack import Recovered, SumsContradict, attack
from lagesbild.adult.protect.cells import Cell, Key, Published, Sum, Tables, published
from lagesbild.adult.protect.cube import NoRecord, RecordMixed, linked_tables
from lagesbild.adult.protect.editions import between
from lagesbild.adult.protect.exchange import Shipment, content_of, contract_of, put, shipments
from lagesbild.adult.protect.margins import sums_of
from lagesbild.adult.protect.protection import CannotProtect, protect
from lagesbild.adult.protect.shares import share

__all__ = [
    "CannotProtect",
    "Cell",
    "Key",
    "NoRecord",
    "Published",
    "RecordMixed",
    "Recovered",
    "Shipment",
    "Sum",
    "SumsContradict",
    "Tables",
    "attack",
    "between",
    "content_of",
    "contract_of",
    "faults",
    "linked_tables",
    "protect",
    "published",
    "put",
    "read_shipment",
    "share",
    "shipments",
    "sums_of",
]
