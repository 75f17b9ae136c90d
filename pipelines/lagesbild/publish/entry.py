"""One brief as the index names it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Entry:
    """One brief on the index; every string is in the page's language.

    ``file`` is the brief's file name in the folder of the language, ``programme`` the heading above it.
    ``notice`` is why an older version stays ("not renewed on …, because …"), else it is empty. ``codes`` are the
    municipalities that it is about, ``names`` what it is called in all languages, ``documented`` the public address
    that names its members, ``kit`` the page of its workshop kit to begin with. ``updated`` is the newest day (ISO) on
    which one of its sources was.
    """

    file: str
    programme: str
    area_name: str
    kind: str
    period: str
    members: tuple[str, ...]
    core_message: str
    notice: str = ""
    messages: tuple[str, ...] = ()
    updated: str = ""
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    documented: str = ""
    kit: str = ""

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        """Make an entry of what JSON has of one."""
        fields: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
        }
        return cls(**fields)

    @property
    def said(self) -> tuple[str, ...]:
        """What the brief says first, each once."""
        return tuple(dict.fromkeys(filter(None, (self.core_message, *self.messages))))
