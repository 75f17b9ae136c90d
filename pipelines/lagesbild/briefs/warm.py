"""What the process has imported and read that briefs are forked from; nothing here opens a store or starts a thread."""

from lagesbild.briefs import run
from lagesbild.exhibits import declared
from lagesbild.language.texts import catalogue, shared

__all__ = ["run"]

shared()
for exhibit in declared():
    catalogue(exhibit.room)
