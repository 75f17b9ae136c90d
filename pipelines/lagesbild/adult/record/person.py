"""Personal identity numbers at the door: read once, turned into a pseudonym, never shown.

A number lives in :class:`PersonId` alone. Neither that class nor an error of this module ever says a digit of it.
Personal identity numbers (personnummer) link the rows of a learner. Coordination numbers (the day of birth plus 60)
and temporary ones are a second class: they count a learner within one half-year, principal and provider, and link
nothing beyond that, as the national statistics leave them out of every follow-up.
"""

import hmac
import re
from datetime import date
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from stdnum import luhn

IdKind = Literal["personnummer", "samordningsnummer", "temporary"]
Sex = Literal["female", "male"]
MOVED_DAY: Final = 60
"""What a coordination number adds to the day of birth."""
WHOLE: Final = re.compile(r"((?:18|19|20)[0-9]{6})[- ]?([0-9]{4})", flags=re.ASCII)
TEMPORARY: Final = re.compile(r"((?:18|19|20)[0-9]{6})[- ]?([A-ZÅÄÖ][A-ZÅÄÖ0-9][0-9]{2}|[A-ZÅÄÖ][0-9]{3})")
"""A day of birth and, in place of the last four digits, letters and digits as school systems give them out."""
SHORT: Final = re.compile(r"[0-9]{6}[-+ ]?[0-9]{4}", flags=re.ASCII)
NUMERIC: Final = re.compile(r"[0-9]+[.,][0-9]+|[0-9.,]+[eE][+]?[0-9]+", flags=re.ASCII)
SEEN: Final = re.compile(
    r"(?<![0-9])(?:18|19|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[-+–\s]?"
    r"(?:[0-9]{4}(?![0-9])|[A-ZÅÄÖ][A-ZÅÄÖ0-9][0-9]{2}(?![A-Za-z0-9]))",
)
"""What reads as a number of a person wherever it stands; organisation numbers have 20 or more in place of a month."""


class PersonId:
    """One number, read and found in order; it shows only what kind it is."""

    __slots__ = ("_digits", "birth_year", "kind", "sex")

    def __init__(self, digits: str, kind: IdKind, birth_year: int, sex: Sex | None) -> None:
        self._digits, self.kind, self.birth_year, self.sex = digits, kind, birth_year, sex

    def __repr__(self) -> str:
        return f"PersonId({self.kind})"

    def __reduce__(self) -> str:
        raise TypeError("a personal identity number is not written down")

    def key(self, secret: bytes, scope: str) -> str:
        """The pseudonym: 64 hexadecimal digits; that of a second-class number holds within ``scope`` alone."""
        within = "" if self.kind == "personnummer" else scope
        return hmac.digest(secret, f"{self.kind}\0{within}\0{self._digits}".encode(), "sha256").hex()


class Refused(NamedTuple):
    """Why a number cannot be taken: the id of a rule, and nothing of the number."""

    rule: str


def read_person_id(text: str) -> PersonId | Refused:
    """Read a number as a sender wrote it: twelve digits, a hyphen or a space before the last four where there is one.

    Swedish personal identity numbers: SFS 1991:481 § 18; the check digit is Luhn's over the last ten.
    """
    if whole := WHOLE.fullmatch(text):
        return _numbered(whole[1], whole[2])
    if temporary := TEMPORARY.fullmatch(text):
        born = _born(temporary[1])
        return PersonId("".join(temporary.groups()), "temporary", born[0], None) if born else Refused("AE-044")
    return Refused(_form_rule(text))


def looks_like_a_person_id(text: str) -> bool:
    """Whether a text holds what could be a personal identity number, with or without century and separator."""
    return SEEN.search(text) is not None


def _numbered(born_as: str, last: str) -> PersonId | Refused:
    born = _born(born_as)
    if born is None:
        return Refused("AE-044")
    if not luhn.is_valid(born_as[2:] + last):
        return Refused("AE-045")
    year, kind = born
    return PersonId(born_as + last, kind, year, "male" if int(last[2]) % 2 else "female")


def _form_rule(text: str) -> str:
    if not text:
        return "AE-040"
    if NUMERIC.fullmatch(text):
        return "AE-041"
    return "AE-042" if SHORT.fullmatch(text) else "AE-043"


@lru_cache(maxsize=60_000)
def _born(text: str) -> tuple[int, IdKind] | None:
    """Year of birth and kind of eight digits; none where there is no such day."""
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    kind: IdKind = "samordningsnummer" if day > MOVED_DAY else "personnummer"
    try:
        return date(year, month, day - MOVED_DAY if day > MOVED_DAY else day).year, kind
    except ValueError:
        return None
