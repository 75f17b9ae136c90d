"""The shared record's door: files of senders in, checked rule by rule, numbers of persons turned into pseudonyms."""

from lagesbild.adult.record.checking import Check, checked
from lagesbild.adult.record.columns import TABLE, record_contract, sent_columns
from lagesbild.adult.record.dialect import SHARED, load_dialect
from lagesbild.adult.record.findings import Finding, Report, Sums, report_of
from lagesbild.adult.record.key import Key, make_key, passing_key, read_key
from lagesbild.adult.record.loading import Loaded, load
from lagesbild.adult.record.report_book import report_book
from lagesbild.adult.record.store import record_path
from lagesbild.adult.record.told import Told

__all__ = [
    "SHARED",
    "TABLE",
    "Check",
    "Finding",
    "Key",
    "Loaded",
    "Report",
    "Sums",
    "Told",
    "checked",
    "load",
    "load_dialect",
    "make_key",
    "passing_key",
    "read_key",
    "record_contract",
    "record_path",
    "report_book",
    "report_of",
    "sent_columns",
]
