"""Checks: nothing is published before the gate has let a store through."""

from lagesbild.checks.derived import derived_files, write_derived
from lagesbild.checks.gate import build_checked_store, check_store
from lagesbild.checks.results import CheckResult

__all__ = ["CheckResult", "build_checked_store", "check_store", "derived_files", "write_derived"]
