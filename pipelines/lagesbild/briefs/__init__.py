"""Briefs: typed parameters, one run or many through Papermill, each proven whole before it counts.

What needs Papermill is imported from its module, ``lagesbild.briefs.run``: checking parameters must be quick.
"""

from lagesbild.briefs.editions import Edition, check_notebook, load_edition
from lagesbild.briefs.job import Job, job_of
from lagesbild.briefs.many import Outcome, run_many

__all__ = ["Edition", "Job", "Outcome", "check_notebook", "job_of", "load_edition", "run_many"]
