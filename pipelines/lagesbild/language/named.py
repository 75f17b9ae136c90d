"""Rows that are about something with a name."""

from typing import Protocol, TypeVar


class Named(Protocol):
    """A row with the names of something in three languages."""

    @property
    def name_fi(self) -> str: ...  # noqa: D102
    @property
    def name_sv(self) -> str: ...  # noqa: D102
    @property
    def name_en(self) -> str: ...  # noqa: D102


class NamedArea(Named, Protocol):
    """A row that is about an area."""

    @property
    def area_code(self) -> str: ...  # noqa: D102


N = TypeVar("N", bound=Named)


def within(name: str) -> str:
    """``health care assistants``: a name as it stands within a sentence; ``IT support`` keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
