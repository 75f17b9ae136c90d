"""What the head of a page reports of its areas: their division, and members that merged."""

from collections.abc import Sequence

from lagesbild.language import Context
from lagesbild.store import Area


def area_remarks(areas: Sequence[Area], say: Context) -> list[str]:
    """The division of municipalities, and each member of any of the areas that merged, once."""
    followed = {former.code: (former, now) for area in areas for former, now in area.followed}
    return [
        say.text("brief.division", year=areas[0].division_year),
        *(
            say.text("brief.followed", former=former.names[say.language], now=now.names[say.language])
            for former, now in followed.values()
        ),
    ]
