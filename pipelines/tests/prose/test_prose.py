"""All words of many areas keep the rules of prose: of every pilot group, and of others large and small.

The rules are in ``rules.py``, each with a sentence that it refuses in ``test_rules.py``.
"""

from collections.abc import Iterable

import pytest

from lagesbild.settings import LANGUAGES, Project
from lagesbild.store import Store
from tests.in_process import edition_codes
from tests.prose.rules import of_all_headlines, of_all_running
from tests.prose.spoken import Said, refused, words_of_area, words_of_edition

PILOT_GROUPS = "pilot-groups"
ONE = "kopa-suupohja"
MUNICIPALITIES = (
    *("KU049", "KU091", "KU092", "KU858", "KU257", "KU564", "KU837", "KU853", "KU604"),  # large and growing
    *("KU318", "KU062", "KU417", "KU771", "KU766", "KU043", "KU438", "KU478", "KU295"),  # Åland, most of them tiny
    *("KU005", "KU588", "KU989", "KU148", "KU742", "KU890", "KU047", "KU287", "KU545"),
    *("KU499", "KU638", "KU434", "KU698", "KU205", "KU783", "KU291", "KU309"),
)
REGIONS = ("MK01", "MK02", "MK06", "MK07", "MK10", "MK14", "MK15", "MK17", "MK19", "MK21")
PARTS = ("SK011", "SK071", "SK081", "SK141", "SK146", "SK213", "TA07", "TA18", "TA33", "TA38", "TA46")
COUNTIES = ("HV01", "HV04", "HV16")
OTHERS = (*MUNICIPALITIES, *REGIONS, *PARTS, *COUNTIES, "SSS")


def all_refused(said: Iterable[Said]) -> list[str]:
    return [each for one in said for each in refused(one)]


def test_what_a_brief_says_keeps_the_rules(store: Store, built_home: Project) -> None:
    said = list(words_of_area(store, built_home, ONE))
    assert len([each for each in said if each.is_headline]) > len(LANGUAGES) * 20
    assert all_refused(said) == []


@pytest.mark.slow
def test_what_the_overview_says_keeps_the_rules(store: Store, built_home: Project) -> None:
    said = list(words_of_edition(store, built_home, PILOT_GROUPS))
    assert len([each for each in said if each.is_headline]) == len(LANGUAGES) * 7
    assert all_refused(said) == []


@pytest.mark.slow
def test_seventy_areas_keep_the_rules(store: Store, built_home: Project) -> None:
    codes = (*edition_codes(built_home, PILOT_GROUPS), *OTHERS)
    assert len(set(codes)) == 11 + 60
    said = [each for code in codes for each in words_of_area(store, built_home, code)]
    assert all_refused(said) == []
    for language in LANGUAGES:
        own = [each for each in said if each.language == language]
        assert of_all_headlines([each.text for each in own if each.is_headline]) == []
        assert of_all_running([each.text for each in own if each.is_running], language) == []
