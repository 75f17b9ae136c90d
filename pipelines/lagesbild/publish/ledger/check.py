"""Why the notebook of a brief runs: what is not as it was when the brief was made."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import duckdb

from lagesbild.briefs import Job
from lagesbild.contracts import Source
from lagesbild.publish.ledger.areas import areas_changed, digests_by_area, kept_by_area
from lagesbild.publish.ledger.grounds import cited_digest, grounds_of
from lagesbild.publish.ledger.line import Line
from lagesbild.publish.ledger.shelf import Ledger
from lagesbild.settings import Project
from lagesbild.sources.holdings import cited_sources
from lagesbild.store import Question, Store
from lagesbild.store.digests import table_digest, tables_named, tables_of


class Check:
    """The present state of everything, each part looked at when it is first needed, and once."""

    def __init__(self, store: Store, project: Project, ledger: Ledger) -> None:
        self._store, self._project, self._ledger = store, project, ledger
        self._answers: dict[Question, str] = {}

    @cached_property
    def by_area(self) -> dict[str, dict[str, str]]:
        """The digests of the rows of each area."""
        return digests_by_area(self._store)

    def reason(self, job: Job) -> str:
        """Why the notebook of a brief runs; empty where it stays."""
        line = None if self._ledger.is_fresh else self._ledger.line(job)
        if line is None:
            return "asked for" if self._ledger.is_fresh else "not made before"
        now = grounds_of(job, self._project, program=self._ledger.program)
        changed = [name for name in now if line.grounds.get(name) != now[name]]
        changed += ["what it cites"] if cited_digest(self._cited, line.ids) != line.cited else []
        return f"changed: {', '.join(changed)}" if changed else self._figures(job, line)

    def _figures(self, job: Job, line: Line) -> str:
        """Which figures are others than those that the brief got; none where all answers are the same."""
        now = {table: self._digest(table) for table in line.tables}
        changed = {table for table, digest in now.items() if digest != line.tables[table]}
        for question, digest in line.asked.items() if changed else ():
            read = tables_named(question.statement, changed)
            if read and self._answer(question) != digest:
                return f"changed: {self._told(sorted(read), line, question)}"
        if changed:  # so that the same is not asked again the next time
            self._ledger.keep(job, {}, replace(line, tables=now))
        return ""

    def _told(self, tables: Sequence[str], line: Line, question: Question) -> str:
        then = kept_by_area(line.figures, self._ledger.folder)
        return "; ".join(areas_changed(table, then, self.by_area, question.parameters) for table in tables)

    def _digest(self, table: str) -> str:
        return table_digest(self._store, table=table) if table in tables_of(self._store) else ""

    def _answer(self, question: Question) -> str:
        if question not in self._answers:
            try:
                self._answers[question] = question.digest_in(self._store)
            except (duckdb.Error, KeyError):  # a table, a column or a conclusion is not there any more
                self._answers[question] = ""
        return self._answers[question]

    @cached_property
    def _cited(self) -> dict[str, Source]:
        return cited_sources(self._project)
