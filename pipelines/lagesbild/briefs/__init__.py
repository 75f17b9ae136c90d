"""Briefs: typed parameters, one run or many through Papermill, each proven whole before it counts."""

from lagesbild.briefs.editions import Edition, check_notebook, load_edition
from lagesbild.briefs.job import Job, job_of
from lagesbild.briefs.many import Outcome, run_many
from lagesbild.briefs.run import run_brief

__all__ = ["Edition", "Job", "Outcome", "job_of", "load_edition", "run_brief", "run_many"]
