"""Briefs: typed parameters, one run or many through Papermill, each proven whole before it counts.

What needs Papermill is imported from its module, ``lagesbild.briefs.run``: checking parameters must be quick.
"""

from lagesbild.briefs import grammars as grammars  # before anything that imports nbformat
from lagesbild.briefs.documents import DocumentJob, DocumentName
from lagesbild.briefs.editions import check_notebook, jobs_of, load_edition
from lagesbild.briefs.followup import CountyJob, FollowupJob
from lagesbild.briefs.job import Job, job_of, overview_job
from lagesbild.briefs.many import run_many
from lagesbild.briefs.need import MirrorJob, NeedJob
from lagesbild.briefs.own import own_notebook
from lagesbild.briefs.provider import ProviderJob
from lagesbild.briefs.worker import Outcome

__all__ = [
    "CountyJob",
    "DocumentJob",
    "DocumentName",
    "FollowupJob",
    "Job",
    "MirrorJob",
    "NeedJob",
    "Outcome",
    "ProviderJob",
    "check_notebook",
    "job_of",
    "jobs_of",
    "load_edition",
    "overview_job",
    "own_notebook",
    "run_many",
]
