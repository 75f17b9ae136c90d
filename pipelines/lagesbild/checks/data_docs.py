"""Data Docs of Great Expectations as pages that stand alone.

Its own site asks eleven addresses of other hosts for styles and scripts, its index is empty without them, it shows
values from the files as live HTML, and it prints tracebacks with the paths of this machine. Here its page renderer
makes the pages; values are escaped, tracebacks left out, scripts and addresses removed, and the index is our own.
"""

import importlib
import re
import shutil
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
table { border-collapse: collapse; } td, th { border: 1px solid #999; padding: .3rem .6rem; text-align: left; }
nav ul { columns: 3; }
"""
HEAD: Final = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{{title}}</title>
<style>{STYLE.replace("{", "{{").replace("}", "}}")}</style></head>
"""
REMOVED: Final = re.compile(
    r"<(script|style|footer)\b.*?</\1>|<(?:img|link|input)\b[^>]*>|<label\b.*?</label>| on[a-z]+=\"[^\"]*\"",
    flags=re.DOTALL,
)


def write_data_docs(outcomes: Mapping[str, Any], folder: Path) -> None:
    """Write one page for each validated table and an index; the folder is replaced as a whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    for table, outcome in outcomes.items():
        (made / f"{table}.html").write_text(_page(table, outcome), encoding="utf-8")
    (made / "index.html").write_text(_index(outcomes), encoding="utf-8")
    made.chmod(0o755)
    _replace(folder, made)


def what_went_wrong(exceptions: Mapping[str, Any]) -> Iterator[str]:
    """Return the messages of an expectation that could not be evaluated, for example because its column is missing."""
    if "exception_message" in exceptions:
        yield from filter(None, [exceptions["exception_message"]])
    else:
        yield from (each["exception_message"] for each in exceptions.values())


def _page(table: str, outcome: Any) -> str:
    page_renderer = importlib.import_module("great_expectations.render.renderer.page_renderer")
    view = importlib.import_module("great_expectations.render.view")
    for result in outcome.results:
        result.result = _escaped(result.result)
        result.exception_info = _without_traceback(result.exception_info)
    rendered = view.DefaultJinjaPageView().render(page_renderer.ValidationResultsPageRenderer().render(outcome))
    body = REMOVED.sub("", rendered[rendered.index("<body") :])
    body = re.sub(r'<a\b[^>]*href="(?:\.\./)+expectations/[^>]*>(.*?)</a>', r"\1", body)
    body = re.sub(r'href="(?:\.\./)+index\.html"', 'href="index.html"', body)
    return HEAD.format(title=table) + body


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, dict):
        return {name: _escaped(each) for name, each in value.items()}
    return [_escaped(each) for each in value] if isinstance(value, list | tuple) else value


def _without_traceback(exceptions: Mapping[str, Any]) -> dict[str, Any]:
    messages = "; ".join(dict.fromkeys(what_went_wrong(exceptions)))
    return {"raised_exception": bool(messages), "exception_message": escape(messages), "exception_traceback": ""}


def _index(outcomes: Mapping[str, Any]) -> str:
    rows = "".join(
        f'<tr><td><a href="{table}.html">{table}</a></td><td>{"passed" if outcome.success else "failed"}</td>'
        f"<td>{sum(not each.success for each in outcome.results)} of {len(outcome.results)}</td></tr>"
        for table, outcome in outcomes.items()
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Table", "Verdict", "Failed expectations"))
    body = f"<table><caption>Tables that are read from files</caption><tr>{heads}</tr>{rows}</table>"
    return HEAD.format(title="Data Docs") + f"<body><main><h1>Data Docs</h1>{body}</main></body></html>\n"


def _replace(folder: Path, made: Path) -> None:
    former = made.with_name(f"{made.name}-former")
    if folder.exists():
        folder.replace(former)
    made.replace(folder)
    shutil.rmtree(former, ignore_errors=True)
