"""What is kept of a brief as bytes, and back: its executed notebook, and its pages as a preview has them."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

import nbformat
from nbformat import NotebookNode

from lagesbild.publish.entry import Entry
from lagesbild.publish.site import Page

END: Final = b"\n"


def notebook_bytes(notebook: NotebookNode) -> bytes:
    """An executed notebook without what Papermill notes of the run."""
    return json.dumps(notebook | {"metadata": {}}).encode()


def notebook_of(content: bytes) -> NotebookNode:
    """The notebook of such bytes."""
    return nbformat.from_dict(json.loads(content))


def page_bytes(page: Page) -> bytes:
    """A page as a preview has it: what it is on a line of JSON, then one file after the other."""
    files = {page.path: page.html.encode(), **page.files}
    head = {"path": page.path, "entry": asdict(page.entry), "sizes": {name: len(files[name]) for name in files}}
    return json.dumps(head).encode() + END + b"".join(files.values())


def page_from(content: bytes) -> Page:
    """The page of such bytes."""
    head, _, rest = content.partition(END)
    told = json.loads(head)
    files = _cut(rest, told["sizes"])
    return Page(told["path"], files.pop(told["path"]).decode(), Entry.of(told["entry"]), files)


def _cut(content: bytes, sizes: Mapping[str, int]) -> dict[str, bytes]:
    files, start = {}, 0
    for name, size in sizes.items():
        files[name] = content[start : start + size]
        start += size
    return files
