"""What the process has imported and read that briefs are forked from; nothing here opens a store or starts a thread."""

import atexit
import gc

from lagesbild.briefs import run
from lagesbild.exhibits import declared
from lagesbild.language.texts import catalogue, shared

__all__ = ["run"]

shared()
for exhibit in declared():
    catalogue(exhibit.room)

gc.collect()
gc.freeze()  # a collection in a forked process would write to all that it shares with this one, which copies it
atexit.register(gc.unfreeze)
