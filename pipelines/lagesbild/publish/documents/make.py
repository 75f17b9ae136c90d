"""Documents made and put in place: every language run, then a folder that is there whole or as it was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lagesbild.briefs import DocumentJob
from lagesbild.briefs.run import run_brief
from lagesbild.files import work_folder, write_atomic
from lagesbild.leftovers import sweep
from lagesbild.publish.documents.content import Content, content_of
from lagesbild.publish.documents.page import document_page
from lagesbild.publish.documents.paper import printed
from lagesbild.publish.documents.word import word_file
from lagesbild.publish.folders import replace_folder
from lagesbild.publish.handout import opened
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.leaks import refuse_leaks, secrets_of
from lagesbild.publish.measures_page import ASSETS
from lagesbild.publish.pages import STATEMENT, asset_files, statement_page
from lagesbild.settings import Language, Project


@dataclass(frozen=True)
class Made:
    """Where a document was put: its folder, and the page in each language that it was made in."""

    folder: Path
    pages: tuple[Path, ...]


def make_documents(project: Project, jobs: Sequence[DocumentJob], folder: Path, *, with_pdf: bool) -> Made:
    """Run a document in each language and put it in place of what is in the folder.

    Raises:
        BriefFailed: a notebook could not be run to its end, or is not whole.
        BrowserMissing: there is no Chromium for the PDF.
        LeakFound: a file holds what only this machine should know.
    """
    contents = {job.language: content_of(run_brief(job, project), job.language) for job in jobs}
    name = jobs[0].notebook
    files = document_files(contents, name=name, with_pdf=with_pdf)
    refuse_leaks(files, secrets_of(project))
    if with_pdf:
        files |= _printed(files, contents, name)
    sweep(folder.parent)
    replace_folder(files, folder)
    return Made(folder, tuple(folder / language / f"{name}.html" for language in contents))


def document_files(contents: Mapping[Language, Content], *, name: str, with_pdf: bool = False) -> dict[str, bytes]:
    """The pages of a document, its files for a word processor, and what they share: path → content."""
    files = {f"assets/{asset}": content for asset, content in asset_files().items() if asset in ASSETS}
    for language in contents:
        statement = statement_page(language=language, standalone=True)
        files[f"{language}/{STATEMENT}"] = statement.encode()
    return files | pages_and_words(contents, name=name, with_pdf=with_pdf)


def pages_and_words(
    contents: Mapping[Language, Content], *, name: str, with_pdf: bool = False, imprint: Imprint | None = None
) -> dict[str, bytes]:
    """The pages of a document and its files for a word processor; ``imprint`` is of the snapshot that they stand in."""
    files, spoken = {}, list(contents)
    for language, content in contents.items():
        page = document_page(content, language=language, name=name, spoken=spoken, with_pdf=with_pdf, imprint=imprint)
        files[f"{language}/{name}.html"] = page.encode()
        files[f"{language}/{name}.docx"] = word_file(content, language=language)
    return files


def _printed(files: Mapping[str, bytes], contents: Mapping[Language, Content], name: str) -> dict[str, bytes]:
    """Each page as it is printed."""
    with work_folder() as place:
        for path, content in files.items():
            write_atomic(place / path, content)
        pages = [
            (place / language / f"{name}.html", content.opening["title"], content.opening["running"])
            for language, content in contents.items()
        ]
        with opened() as browser:
            sheets = list(printed(browser, pages))
    return {f"{language}/{name}.pdf": pdf for language, pdf in zip(contents, sheets, strict=True)}
