"""What a reader takes along in numbers: a workbook of all tables of a brief, each table as CSV, the data package."""

from lagesbild.publish.downloads.package import DATA_PACKAGE, data_package, resources_in
from lagesbild.publish.downloads.resources import resources_of
from lagesbild.publish.downloads.tables import csv_file, tables_of, with_exact
from lagesbild.publish.downloads.workbook import workbook

__all__ = [
    "DATA_PACKAGE",
    "csv_file",
    "data_package",
    "resources_in",
    "resources_of",
    "tables_of",
    "with_exact",
    "workbook",
]
