"""Good files of own data, and what goes wrong with such: each slip takes a table and gives the bytes of a spoiled file.

A table is its header and rows as text. A slip that a table cannot have – no number, no choice in it – gives nothing.
"""

import csv
import io
import random
import re
from collections.abc import Callable
from typing import Final

from openpyxl import Workbook

from lagesbild.chosen.register import LATER
from lagesbild.contracts import Contract
from lagesbild.store.handmade import NUMBERS

Table = list[list[str]]
Slip = Callable[[Table, Contract, random.Random], bytes | None]


def as_csv(table: Table, separator: str = ",") -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\n").writerows(table)
    return written.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    book, written = Workbook(), io.BytesIO()
    for row in table:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def _line(table: Table, chance: random.Random) -> int:
    return chance.randrange(1, len(table))


def _columns(contract: Contract, wanted: Callable[[str], bool]) -> list[str]:
    return [name for name in contract.columns if wanted(name)]


def _written(table: Table, chance: random.Random, names: list[str], value: str) -> bytes | None:
    """The file with another value in one cell of these columns."""
    if not names:
        return None
    table[_line(table, chance)][table[0].index(chance.choice(names))] = value
    return as_csv(table)


def _texts(contract: Contract) -> list[str]:
    return _columns(
        contract, lambda name: contract.columns[name].kind == "text" and not contract.columns[name].nullable
    )


def _numbers(contract: Contract) -> list[str]:
    return _columns(contract, lambda name: contract.columns[name].kind in NUMBERS)


def lacks_a_column(table: Table, contract: Contract, chance: random.Random) -> bytes:
    place = chance.choice([at for at, name in enumerate(table[0]) if name not in LATER])  # these may be missing
    return as_csv([row[:place] + row[place + 1 :] for row in table])


def has_a_column_more(table: Table, contract: Contract, chance: random.Random) -> bytes:
    return as_csv([[*row, "remarks" if row is table[0] else "x"] for row in table])


def names_a_column_wrongly(table: Table, contract: Contract, chance: random.Random) -> bytes:
    place = chance.randrange(len(table[0]))
    table[0][place] = f"{table[0][place]}s"
    return as_csv(table)


def names_a_column_twice(table: Table, contract: Contract, chance: random.Random) -> bytes:
    return as_csv([[*row, row[0]] for row in table])


def has_a_line_too_short(table: Table, contract: Contract, chance: random.Random) -> bytes:
    table[_line(table, chance)].pop()
    return as_csv(table)


def has_a_line_too_long(table: Table, contract: Contract, chance: random.Random) -> bytes:
    table[_line(table, chance)].insert(0, "x")
    return as_csv(table)


def leaves_a_field_empty(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    return _written(table, chance, _columns(contract, lambda name: not contract.columns[name].nullable), "")


def hides_a_character(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    return _written(table, chance, _texts(contract), "Made" + chance.choice("\x07\x1b\x00") + "up")


def is_of_windows(table: Table, contract: Contract, chance: random.Random) -> bytes:
    table[_line(table, chance)][-1] = "Järvi"
    return as_csv(table).decode().encode("cp1252")


def is_of_two_bytes(table: Table, contract: Contract, chance: random.Random) -> bytes:
    return as_csv(table).decode().encode("utf-16")


def has_lost_a_letter(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    return _written(table, chance, _texts(contract), "J\ufffdrvi")


def is_cut_off(table: Table, contract: Contract, chance: random.Random) -> bytes:
    whole = as_csv(table)
    return whole[: -chance.randrange(1, len(table[-1][-1]) + 1)] if table[-1][-1] else whole[:-1]


def opens_a_quote(table: Table, contract: Contract, chance: random.Random) -> bytes:
    lines = as_csv(table).decode().splitlines()
    number = _line(table, chance)
    lines[number] = f'"{lines[number]}'
    return ("\n".join(lines) + "\n").encode()


def groups_digits(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    return _written(table, chance, _numbers(contract), "1 200")


def adds_a_unit(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    return _written(table, chance, _numbers(contract), "12 kpl")


def writes_a_word(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    return _written(table, chance, _numbers(contract), chance.choice(["noin 12", "NA", "1e3", "inf", "12-14", "²"]))


def has_a_decimal_comma(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    return _written(table, chance, _numbers(contract), "12,5")


def is_far_too_small(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    bounded = _columns(contract, lambda name: contract.columns[name].at_least is not None)
    return _written(table, chance, bounded, "-1")


def is_far_too_large(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    bounded = _columns(contract, lambda name: contract.columns[name].at_most is not None)
    return _written(table, chance, bounded, "99999999999")


def is_no_code(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    value = chance.choice(["5", "Own Valley", "KU5", "own_valley", "ku005"])
    forms = {name: column.matches for name, column in contract.columns.items() if column.matches}
    coded = [name for name, form in forms.items() if not re.fullmatch(form, value)]
    return _written(table, chance, coded, value)


def is_no_choice(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    choices = _columns(contract, lambda name: bool(contract.columns[name].one_of))
    return _written(table, chance, choices, chance.choice(["7–12", "alakoulu", "x", "7-13"]))


def says_a_line_twice(table: Table, contract: Contract, chance: random.Random) -> bytes:
    return as_csv([*table, table[_line(table, chance)]])


def is_no_day(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    days = _columns(contract, lambda name: contract.columns[name].kind == "day" or name == "started")
    return _written(table, chance, days, chance.choice(["2026-02-30", "15.8.2026", "2026-13-01", "20260815", "soon"]))


def turns_ages_round(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    if not contract.ordered:
        return None
    row = table[_line(table, chance)]
    row[table[0].index("age_from")], row[table[0].index("age_to")] = "60", "56"
    return as_csv(table)


def turns_coordinates_round(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    if "latitude" not in contract.columns:
        return None
    row = table[_line(table, chance)]
    row[table[0].index("latitude")], row[table[0].index("longitude")] = "23.8183", "62.9981"
    return as_csv(table)


def has_half_of_a_place(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    if not contract.together:
        return None
    table[1][table[0].index(chance.choice(contract.together[0]))] = ""
    return as_csv(table)


def counts_a_pupil_twice(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    if "unit" not in contract.columns:
        return None
    row = list(table[_line(table, chance)])
    row[table[0].index("stage")] = "7-15"
    return as_csv([*table, row])


def spans_fifty_five(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    if "profession_fi" not in contract.columns:
        return None
    row = table[_line(table, chance)]
    row[table[0].index("age_from")], row[table[0].index("age_to")] = "50", "59"
    return as_csv(table)


def has_a_formula(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    if contract.layer == "register":  # it keeps such words as words, and they are never run
        return None
    table[_line(table, chance)][table[0].index(chance.choice(_texts(contract)))] = '=HYPERLINK("x")'
    return as_xlsx(table)


def could_not_be_calculated(table: Table, contract: Contract, chance: random.Random) -> bytes | None:
    wanted = _numbers(contract) if contract.layer == "register" else _texts(contract)
    return _written(table, chance, wanted, chance.choice(["#DIV/0!", "#N/A", "#VIITTAUS!"]))


def is_no_workbook(table: Table, contract: Contract, chance: random.Random) -> bytes:
    return as_xlsx(table)[: chance.randrange(40, 400)]


CSV_SLIPS: Final[tuple[Slip, ...]] = (
    *(lacks_a_column, has_a_column_more, names_a_column_wrongly, names_a_column_twice, has_a_line_too_short),
    *(has_a_line_too_long, leaves_a_field_empty, hides_a_character, is_of_windows, is_of_two_bytes, has_lost_a_letter),
    *(is_cut_off, opens_a_quote, groups_digits, adds_a_unit, writes_a_word, has_a_decimal_comma, is_far_too_small),
    *(is_far_too_large, is_no_code, is_no_choice, says_a_line_twice, is_no_day, turns_ages_round),
    *(turns_coordinates_round, has_half_of_a_place, counts_a_pupil_twice, spans_fifty_five, could_not_be_calculated),
)
XLSX_SLIPS: Final[tuple[Slip, ...]] = (has_a_formula, is_no_workbook)
