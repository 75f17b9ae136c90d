"""The ledger: briefs that were made before, what decided each of them, and which stay as they are.

A brief stays where everything that it was made from is the same now: program, notebook, parameters, the measures of its
group, what it cites, and the answer to every question that it asked of the store.
"""

from lagesbild.publish.ledger.make import made_page
from lagesbild.publish.ledger.shelf import Ledger, open_ledger
from lagesbild.publish.ledger.stay import NOTHING_STAYS, Stay, what_stays

__all__ = ["NOTHING_STAYS", "Ledger", "Stay", "made_page", "open_ledger", "what_stays"]
