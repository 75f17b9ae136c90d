"""What changed since the brief that a reader saw: the record of a brief in a snapshot, compared with a later one's."""

from lagesbild.publish.since.compare import KINDS, Change, Since, compare_records
from lagesbild.publish.since.record import (
    EARLIER,
    AreaRecord,
    copied_records,
    read_record,
    record_files,
    record_of,
    record_paths,
)
from lagesbild.publish.since.said import Told, since_file, since_page, told
from lagesbild.publish.since.versions import source_versions

__all__ = [
    "EARLIER",
    "KINDS",
    "AreaRecord",
    "Change",
    "Since",
    "Told",
    "compare_records",
    "copied_records",
    "read_record",
    "record_files",
    "record_of",
    "record_paths",
    "since_file",
    "since_page",
    "source_versions",
    "told",
]
