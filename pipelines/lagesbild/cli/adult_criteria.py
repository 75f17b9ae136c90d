"""The register of quality criteria on the terminal: who follows what, where a word means two things, what is asked."""

import typer

from lagesbild import settings
from lagesbild.cli.shared import LanguageOption, Output, open_store, short
from lagesbild.errors import counted


def criteria() -> None:
    """Say what the register of quality criteria has: how many are registered, conflicts, what the record answers."""
    from lagesbild.adult.criteria import (
        conflicts,
        criteria_problems,
        is_computable,
        read_asked,
        read_criteria,
        registered,
        shares,
    )

    project = settings.project()
    if problems := criteria_problems(project):
        for problem in problems:
            typer.echo(str(problem), err=True)
        raise typer.Exit(1)
    listed = read_criteria(project)
    own = registered(listed)
    typer.echo(f"{counted(len(listed), 'criterion', 'criteria')}; municipalities with their own: {', '.join(own)}")
    typer.echo(f"{sum(map(is_computable, listed))} of them are worked out from the shared record.")
    for each in conflicts(listed):
        named = ", ".join(criterion.criterion_id for criterion in each.criteria)
        scope = f"{each.provider_scope}, " if each.provider_scope else ""
        typer.echo(f"{each.word} ({scope}{each.school_form}): {counted(len(each.formulas), 'formula')} – {named}")
    for share in shares(read_asked(project)):
        typer.echo(f"{share.receiver} asks for {counted(share.asked, 'field')}, of which the record has {share.had}.")


def follow_up(
    language: LanguageOption = "sv",
    output: Output = None,
) -> None:
    """Write the page of the common quality follow-up: whose criteria are on record, and where they differ."""
    from lagesbild.briefs import FollowupJob

    project = settings.project()
    job = FollowupJob.of(language=language)
    with open_store(project):
        from lagesbild.publish import publish_one

    page = publish_one(job, output or project.reports / "briefs", report=typer.echo)
    typer.echo(f"Written: {short(page, project)}")
