"""A document as a page: no script, no request, the same in each language's folder."""

from collections.abc import Sequence

from lagesbild.language import Texts
from lagesbild.publish.documents.content import Content
from lagesbild.publish.environment import strict_environment
from lagesbild.publish.imprint import Imprint, imprint_said
from lagesbild.settings import LANGUAGES, Language


def document_page(
    content: Content,
    *,
    language: Language,
    name: str,
    spoken: Sequence[Language],
    with_pdf: bool,
    imprint: Imprint | None = None,
) -> str:
    """The page of one document; ``spoken`` are the languages that it is made in.

    Beside it stand ``name.docx`` and, ``with_pdf``, ``name.pdf``; ``imprint`` is of the snapshot that it is part of.
    """
    file, title = f"{name}.html", content.opening["title"]
    said = imprint and imprint_said(imprint, language=language, title=title, path=f"{language}/{file}")
    return (
        strict_environment()
        .get_template("document.html.j2")
        .render(
            opening=content.opening,
            parts=content.parts,
            closing=content.closing,
            with_pdf=with_pdf,
            name=name,
            text=Texts(language),
            language=language,
            file=file,
            imprint=said,
            assets="../assets",
            standalone=imprint is None,
            translated=len(spoken) == len(LANGUAGES),
        )
    )
