"""What changed between two snapshots, brief by brief."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild import settings
from lagesbild.cli.shared import LanguageOption
from lagesbild.errors import UnknownName, nearest

if TYPE_CHECKING:
    from lagesbild.publish.since import Told
    from lagesbild.settings import Language


def since(
    earlier: Annotated[str, typer.Argument(metavar="EARLIER", help="The snapshot that was seen: its id or folder.")],
    later: Annotated[str, typer.Argument(metavar="[LATER]", help="The snapshot to compare; the newest.")] = "",
    brief: Annotated[str, typer.Option(help="One brief by the name of its page: kopa-jarviseutu.")] = "",
    language: LanguageOption = "fi",
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Say what changed since an earlier snapshot: figures, findings, messages and words of each brief."""
    from lagesbild.notebook.request import check_language
    from lagesbild.publish.manifest import Manifest
    from lagesbild.publish.shelf import find_snapshot

    spoken, project = check_language(language), settings.project()
    then, now = find_snapshot(project, earlier), find_snapshot(project, later)
    day, found = Manifest.read(then).recipe.day, dict(_found(then, now, brief, spoken))
    if as_json:
        typer.echo(json.dumps({name: _as_json(told) for name, told in found.items()}, ensure_ascii=False, indent=1))
        return
    typer.echo(f"{then.name} → {now.name}, {day}")
    for name, told in found.items():
        for line in _lines(name, told):
            typer.echo(line)


def _found(then: Path, now: Path, brief: str, language: "Language") -> "Iterator[tuple[str, Told]]":
    """Each brief that both snapshots have, by the name of its page."""
    from lagesbild.publish.manifest import Manifest
    from lagesbild.publish.since import read_record, told

    day = Manifest.read(then).recipe.day
    known = [Path(path).stem for path in Manifest.read(now).entries if path.startswith(f"{language}/")]
    if brief and brief not in known:
        raise UnknownName("brief", brief, nearest(brief, known))
    for name in [brief] if brief else known:
        before, after = read_record(then, name, language), read_record(now, name, language)
        if before and after:
            yield name, told(before, after, day=day, language=language)


def _as_json(found: "Told") -> dict[str, object]:
    """The changes of a brief as JSON takes them."""
    rows = {name: [row._asdict() for row in getattr(found, name)] for name in ("figures", "sentences")}
    return found._asdict() | rows


def _lines(name: str, found: "Told") -> Iterator[str]:
    yield f"{name}: {found.line}"
    for row in (*found.figures, *found.sentences):
        yield f"  {row.what:<28} {row.name}: {row.then} → {row.now}"
    for message in found.touched:
        yield f"  ! {message}"
