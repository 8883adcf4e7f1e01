"""The page that tells readers which data the site offers, how to cite it and how to open it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from exergue import data_files
from exergue.pages import addresses
from exergue.pages.linked_data import Node, script
from exergue.pages.site import Page, Site
from exergue.registers import REGISTERS
from exergue.settings import License

Sizes = Mapping[PurePosixPath, int]  # bytes of each file that is offered

# File or folder, its format, its media type, the key of what it is; a folder has no ending.
_OFFERED = (
    (data_files.DATABASE, "SQLite", "application/vnd.sqlite3", "data_sqlite"),
    (data_files.CSV_FOLDER, "CSV", "text/csv", "data_csv"),
    (data_files.PACKAGE, "Data Package", "application/json", "data_package"),
    (data_files.ANNOTATIONS, "JSON Lines", "application/jsonl", "data_jsonl"),
    (data_files.ANNOTATIONS_SCHEMA, "JSON Schema", "application/schema+json", "data_schema"),
    (data_files.TEXTS, "UTF-8", "text/plain", "data_texts"),
    (data_files.TEI_CORPUS, "TEI P5", "application/tei+xml", "data_tei_corpus"),
    (data_files.TEI, "TEI P5", "application/tei+xml", "data_tei"),
    (data_files.WEB_ANNOTATIONS, "Web Annotation", "application/ld+json", "data_annotation_collection"),
    (data_files.ANNOTATION_PAGES, "Web Annotation", "application/ld+json", "data_annotation_pages"),
    (data_files.BIBLIOGRAPHY, "BibTeX", "application/x-bibtex", "data_bibliography"),
    (data_files.CSL, "CSL-JSON", "application/vnd.citationstyles.csl+json", "data_bibliography"),
    (data_files.CITATIONS, "BibTeX, RIS", "application/x-bibtex", "data_citations"),
    (addresses.FEED, "Atom", "application/atom+xml", "data_feed"),
)
WORDS = (*(key for *_, key in _OFFERED), "size_kb", "size_mb")
_UNIT = 1000  # a kilobyte, as browsers and file managers say it


@dataclass(frozen=True, slots=True)
class Offer:
    """A file, or the files of a folder, which has no `path`."""

    name: str
    path: Markup | None
    format: str
    what: str
    size: str
    parts: tuple[tuple[str, Markup], ...]  # name and path of each file of a small folder


@dataclass(frozen=True, slots=True)
class DataView:
    """What the template prints; sentences are whole."""

    lead: str
    offers: tuple[Offer, ...]
    license: License | None
    citation: str


def data_page(site: Site, sizes: Sizes) -> Page:
    """The page; `sizes` are those of the files that there are."""
    links, word = site.links(addresses.DATA), site.interface.word
    offers = tuple(
        Offer(
            name=_name(file),
            path=links.to(file) if file in sizes else None,
            format=format,
            what=what,
            size=_size(site, file, sizes),
            parts=tuple((path.name, links.to(path)) for path in _parts(file, sizes)),
        )
        for file, format, _, what in _offered(site, sizes)
    )
    lead = word("data_lead").format(**site.counts)
    view = DataView(lead, offers, site.license, _citation(site))
    front = {"title": word("data"), "description": lead, "kind": "about", "data": script(_nodes(site, lead, sizes))}
    return Page(addresses.DATA, "data.md.j2", {"view": view, "front": front})


def _offered(site: Site, sizes: Sizes) -> Iterator[tuple[PurePosixPath, str, str, str]]:
    """What there is, with words for what it is."""
    for file, format, media, key in _OFFERED:
        if _files(file, sizes):
            yield file, format, media, site.interface.word(key)
    for key, register in REGISTERS.items():
        file = data_files.BEACON_FOLDER / f"{key}.txt"
        if file in sizes:
            yield file, "BEACON", "text/plain", site.interface.word("data_beacon").format(register=register.name)


def _files(file: PurePosixPath, sizes: Sizes) -> list[int]:
    """The sizes of the file, or of those in the folder."""
    if file in sizes:
        return [sizes[file]]
    return [size for path, size in sizes.items() if path.parent == file] if not file.suffix else []


def _parts(folder: PurePosixPath, sizes: Sizes) -> list[PurePosixPath]:
    """The files of the folder, unless they are as many as the articles."""
    return [path for path in sizes if path.parent == folder] if folder == data_files.CSV_FOLDER else []


def _name(file: PurePosixPath) -> str:
    name = file.relative_to(data_files.FOLDER) if file.is_relative_to(data_files.FOLDER) else file
    return str(name) if file.suffix else f"{name}/"


def _size(site: Site, file: PurePosixPath, sizes: Sizes) -> str:
    """« 1,2 Mo », for a folder « 1 500 fichiers, 3,4 Mo »."""
    found = _files(file, sizes)
    total = sum(found) / _UNIT
    unit, number = ("size_mb", round(total / _UNIT, 1)) if total >= _UNIT else ("size_kb", max(1, round(total)))
    size = site.interface.word(unit).format(n=site.interface.number(number)).replace(" ", "\xa0")
    number_of = site.interface.count("files", len(found))
    return size if file in sizes else f"{number_of}, {size}"


def _citation(site: Site) -> str:
    """The site, its state and its address, as far as they are known."""
    days = (annotated.article.date for annotated in site.corpus.articles)
    newest = max((day for day in days if day), default=None)
    state = site.interface.word("data_state").format(day=site.interface.day(newest)) if newest else ""
    return ", ".join(filter(None, (site.name, state, site.full(addresses.DATA)))) + "."


def _nodes(site: Site, lead: str, sizes: Sizes) -> list[Node]:
    """The data as a `Dataset`, by which search engines for data find it; it needs addresses."""
    if not site.url:
        return []
    files = [(file, media) for file, _, media, _ in _offered(site, sizes) if file in sizes]
    node: Node = {
        "@type": "Dataset",
        "@id": site.full(addresses.DATA),
        "url": site.full(addresses.DATA),
        "name": site.name,
        "description": lead,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": site.full(file)} for file, media in files
        ],
    }
    return [{**node, "license": site.license.url} if site.license and site.license.url else node]
