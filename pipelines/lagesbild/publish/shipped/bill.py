"""The bill of materials of a snapshot in CycloneDX: what its pages bring along, what made them, under which licences.

The library writes it. Nothing in it is by chance and its only date is the snapshot's, so that it is made again alike.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib import metadata
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType, Pedigree
from cyclonedx.model.license import DisjunctiveLicense, License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from lagesbild.contracts import Source
from lagesbild.publish.imprint import Imprint
from lagesbild.publish.recipe import Recipe
from lagesbild.publish.shipped.components import Component as Part
from lagesbild.publish.shipped.components import components
from lagesbild.settings import Language

BILL: Final = "bom.cdx.json"
"""A name by which other programs know it."""
CODE: Final = "assets/plotly.min.js"
CUT: Final = "As the Python package plotly brings it, without what only other kinds of chart need."
SPOKEN: Final[Language] = "en"
LONGEST_NAME: Final = 60
NO_NAME: Final = ("", "UNKNOWN")
OF_LICENCE: Final = "License :: "


def bill_of_materials(
    recipe: Recipe, imprint: Imprint, *, files: Mapping[str, bytes], sources: Mapping[str, Source]
) -> bytes:
    """Return the bill of a snapshot: the code in its ``files``, the tables, and each package that the recipe names."""
    edition = Component(
        name=imprint.titles[SPOKEN],
        type=ComponentType.DATA,
        version=recipe.id,
        bom_ref=recipe.id,
        publisher=imprint.publishers[SPOKEN],
    )
    shipped = [*_code(files), *_tables(sources)]
    bill = Bom(
        serial_number=uuid5(NAMESPACE_URL, recipe.id),
        metadata=BomMetaData(component=edition, timestamp=datetime.fromisoformat(recipe.day).replace(tzinfo=UTC)),
        components=[*shipped, *_makers(recipe)],
    )
    bill.register_dependency(edition, shipped)
    return f"{JsonV1Dot6(bill).output_as_string(indent=1)}\n".encode()


def _code(files: Mapping[str, bytes]) -> list[Component]:
    """The code that draws the charts, with the digest of the file and what it contains; none where no page needs it."""
    if CODE not in files:
        return []
    first, *inner = components()
    digest = HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(files[CODE]).hexdigest())
    return [_part(first, inner=[_part(each) for each in inner], digest=digest)]


def _part(part: Part, *, inner: list[Component] | None = None, digest: HashType | None = None) -> Component:
    scope, _, name = part.name.rpartition("/")  # @plotly/d3 is d3 of @plotly
    address = PackageURL("npm", scope or None, name, part.version)
    return Component(
        group=scope or None,
        name=name,
        version=part.version,
        bom_ref=str(address),
        purl=address,
        licenses=[LicenseFactory().make_from_string(part.licence)],
        copyright=part.notice,
        scope=ComponentScope.REQUIRED,
        components=inner,
        hashes=[digest] if digest else None,
        pedigree=Pedigree(notes=CUT) if digest else None,
    )


def _tables(sources: Mapping[str, Source]) -> Iterator[Component]:
    for name, source in sources.items():
        yield Component(
            name=f"{source.publisher[SPOKEN]}, {source.statistic[SPOKEN]}, table {source.table}",
            type=ComponentType.DATA,
            version=source.updated,
            bom_ref=f"table:{name}",
            licenses=[DisjunctiveLicense(name=source.licence, url=XsUri(source.licence_address))],
            scope=ComponentScope.REQUIRED,
        )


def _makers(recipe: Recipe) -> Iterator[Component]:
    """The program and its packages: they made the pages and are not in them."""
    program = HashType(alg=HashAlgorithm.SHA_256, content=recipe.code.sha256)
    yield Component(
        name="lagesbild",
        type=ComponentType.APPLICATION,
        version=recipe.code.version,
        bom_ref="lagesbild",
        licenses=[LicenseFactory().make_from_string("MIT")],
        scope=ComponentScope.EXCLUDED,
        hashes=[program],
    )
    for name, version in recipe.code.libraries.items():
        address = PackageURL("pypi", None, name, version)
        yield Component(
            name=name,
            version=version,
            bom_ref=str(address),
            purl=address,
            licenses=_licences(name),
            scope=ComponentScope.EXCLUDED,
        )


def _licences(package: str) -> list[License]:
    """What a package says of its licence: by its SPDX expression, in a few words, or by how it is classified."""
    try:
        said = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return []
    words = [*said.get_all("License-Expression", []), *said.get_all("License", [])]
    short = [each for each in words if each not in NO_NAME and len(each) <= LONGEST_NAME and "\n" not in each]
    if short:
        return [LicenseFactory().make_from_string(short[0])]
    classified = [each for each in said.get_all("Classifier", []) if each.startswith(OF_LICENCE)]
    return [LicenseFactory().make_with_name(each.rpartition(" :: ")[2]) for each in classified]
