"""Words alone: what all exhibits say, without charts, and every template with examples for people who edit language."""

from lagesbild.wording.listing import write_wording

__all__ = ["write_wording"]
