"""A notebook of the user's own: found by path or name, its page named for it, what of it is left out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from lagesbild.briefs import Job, own_notebook
from lagesbild.briefs.own import page_name
from lagesbild.errors import BadFile, UnknownName
from lagesbild.publish.adapted import left_out, words_of
from lagesbild.settings import Project

JOB = Job("situation_brief", "kopa-suupohja", "", "sv", 2040)


def rendered(text: str) -> str:
    return str(words_of(nbformat.v4.new_markdown_cell(text))["html"])


def cell(*data: dict[str, Any], source: str = "x") -> NotebookNode:
    outputs = [nbformat.v4.new_output("display_data", each) for each in data]
    return nbformat.v4.new_code_cell(source, outputs=outputs)


def part(name: str) -> dict[str, Any]:
    return {f"application/vnd.lagesbild.{name}+json": {}}


def test_a_page_is_named_for_its_notebook_and_never_as_the_standard_one(tmp_path: Path) -> None:
    own = replace(JOB, own=tmp_path / "Våra skolor 2.ipynb")
    assert (JOB.slug, own.slug) == ("kopa-suupohja", "kopa-suupohja-own-vara-skolor-2")
    assert replace(own, horizon=2035, custom_horizon=True).slug == "kopa-suupohja-2035-own-vara-skolor-2"


@pytest.mark.parametrize("name", ["own-in-depth", "since", "long" * 16, "…"])
def test_a_name_that_no_page_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="call it by letters and numbers, at most 60, and let it not end in in-depth or "):
        page_name(tmp_path / f"{name}.ipynb")


def test_a_notebook_is_found_by_path_or_by_its_name(home: Project, tmp_path: Path) -> None:
    own = home.notebooks / "own" / "mine.ipynb"
    own.parent.mkdir(parents=True)
    away = tmp_path / "away.ipynb"
    standard = home.notebooks / "situation_brief.ipynb"
    for path in (own, away, standard):
        path.write_text("{}")
    assert own_notebook(home, "mine") == own
    assert own_notebook(home, str(away)) == away
    assert (own_notebook(home, "situation_brief"), own_notebook(home, str(standard))) == (None, None)
    with pytest.raises(UnknownName, match=r"No notebook 'mien'\. Nearest: mine"):
        own_notebook(home, "mien")
    with pytest.raises(UnknownName, match=r"No notebook '.*gone\.ipynb'"):
        own_notebook(home, str(tmp_path / "gone.ipynb"))


def test_text_is_shown_with_headings_below_the_page_s_own() -> None:
    assert rendered("# Why\n\nWe **must** act, see [here](#school-stages) and [there](https://example.org).") == (
        '<h2>Why</h2>\n<p>We <strong>must</strong> act, see <a href="#school-stages" rel="noreferrer">here</a> and '
        '<a href="https://example.org" rel="noreferrer">there</a>.</p>\n'
    )


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>\n"),
        ("[x](javascript:alert(1))", "<p>x</p>\n"),
        ("[x](file:///etc/hosts) [y](data:text/html,z) [z](https://a.b)", None),
        ("![<b>a</b>](https://example.org/spy.png)", "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"),
        ("</div></main>", "<p>&lt;/div&gt;&lt;/main&gt;</p>\n"),
        ('[x](https://a.b "\\"><script>")', None),
    ],
)
def test_nothing_in_a_text_runs_or_is_loaded(hostile: str, shown: str | None) -> None:
    html = rendered(hostile)
    assert shown is None or html == shown
    assert [sign for sign in ("<script", "<img", "javascript:", "file:", "data:") if sign in html] == []


def test_what_is_not_on_the_page_is_said_cell_by_cell() -> None:
    markdown = nbformat.v4.new_markdown_cell
    plotly = {"application/vnd.plotly.v1+json": {}, "text/html": "…"}
    notebook = nbformat.v4.new_notebook(
        cells=[
            markdown("# How to run"),
            markdown("More"),
            cell(part("opening")),
            markdown("![a](b.png)"),
            cell(part("exhibit"), plotly, {"text/html": "<table>"}),
            cell(plotly),
            cell({"image/png": "…"}),
            cell({"text/plain": "3"}),
        ]
    )
    notebook.cells[-1].outputs.append(nbformat.v4.new_output("stream", text="x"))
    assert left_out(notebook) == (
        "cell 2: text before brief.opening()",
        "cell 4: a picture in the text, its words are shown",
        "cell 6: a plotly chart; brief.chart(figure, …) puts it on the page",
        "cell 7: a picture; brief.chart(figure, …) puts a chart of plotly on the page",
        "cell 8: no brief.closing(): core messages, questions, sources and methods",
        "cell 8: printed text or a table; write it as Markdown",
    )
