"""`authority/ids.lock`: every id that has had a page, by what its bearer is known again, and every other page.

One line an id, sorted, so that git merges the file by itself. The build adds lines and never takes one away: an
address that was published stays, or leads on. It is the one file of the editors' folder that the build writes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from exergue.errors import OutputError, Problem
from exergue.file_names import composed, is_plain
from exergue.hints import nearest
from exergue.kept_pages import KeptPage, KeptPages, kept_page, together
from exergue.model import Article, Former
from exergue.moving import move

NAME = "ids.lock"
Kind = Literal["article", "organization", "person", "place"]
_KINDS: tuple[Kind, ...] = get_args(Kind)

_HEAD = """\
# The addresses of this site. The build keeps this file: commit it with your articles, and don't edit it.
# kind, id, the name (of an article: its file) and articles by which its bearer is known again
# page: any other page; pages: those that go on with a list, up to the highest number that there has been
"""
_FIELDS = "kind, id, name, articles, with a tab between two"
_PAGE = "page and address, or pages, address and number, with a tab between two"
_PAGES = ("page", "pages")


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """An id that was published. `form` is a name of its bearer in `articles` (ids); of an article, its file's."""

    kind: Kind
    id: str
    form: str
    articles: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\t".join((self.kind, self.id, _written(self.form), *map(_written, self.articles)))


Published = tuple[Line, ...]


def read_published(folder: Path) -> tuple[Published, KeptPages, tuple[Problem, ...]]:
    """The ids and the other pages of the file in `folder`, none if it is missing, and what is wrong in it."""
    path = folder / NAME
    if path.exists() and not path.is_file():  # to open a pipe would wait for ever
        return (), (), (Problem(path, 0, "is no regular file; expected one"),)
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except OSError as error:
        return (), (), (Problem(path, 0, f"can't be read: {error.strerror}"),)
    except UnicodeDecodeError:
        return (), (), (Problem(path, 0, "is not UTF-8 text; expected the file as the build wrote it"),)
    lines, pages, problems = set(), set(), []
    for number, written in enumerate(text.split("\n"), 1):
        if not written.strip() or written.startswith("#"):
            continue
        line = _line(written.rstrip("\r"))
        if isinstance(line, str):
            problems.append(Problem(path, number, line))
        elif isinstance(line, KeptPage):
            pages.add(line)
        else:
            lines.add(line)
    return tuple(sorted(lines)), together(pages), tuple(problems)


def content(published: Iterable[Line], pages: Iterable[KeptPage] = ()) -> bytes:
    """The file that holds the ids and the other pages."""
    lines = [*map(str, sorted(set(published))), *map(str, together(pages))]
    return (_HEAD + "".join(f"{line}\n" for line in lines)).encode()


def write_published(folder: Path, written: bytes) -> None:
    """Make `written` the content of the file in `folder` at once, if it is not already; raises OutputError."""
    path, temporary = folder / NAME, folder / f".{NAME}.tmp"
    try:
        if path.is_file() and path.read_bytes() == written:
            return
        folder.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)  # of a killed build; or a link, through which another file would be written
        with temporary.open("xb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        move(temporary, path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)  # people see this folder
        raise OutputError(f"{path}: {error.strerror}; the ids could not be kept") from error


def with_articles(published: Published, articles: Iterable[Article]) -> Published:
    """The lines with those of the articles, by the names of their files."""
    own = {
        article.slug: Line("article", article.slug, composed(article.path.stem), (article.id,)) for article in articles
    }
    others = (line for line in published if line.kind != "article" or line.id not in own)
    return tuple(sorted([*others, *own.values()]))


def former_slugs(published: Published, articles: Sequence[Article]) -> tuple[Former, ...]:
    """The slugs that no article has any more: of one that has another now, or of one that is gone."""
    borne = {article.slug for article in articles}
    names = {name: article.id for article in articles for name in (composed(article.path.stem), article.id)}
    found: dict[str, tuple[str, ...]] = {}
    for line in published:
        if line.kind == "article" and line.id not in borne:
            now = next(((names[name],) for name in (line.form, *line.articles) if name in names), ())
            found[line.id] = now or found.get(line.id, ())
    return tuple(Former("article", slug, now) for slug, now in found.items())


def unpublished(before: Published, after: Published) -> Iterator[Line]:
    """The lines of `after` whose id was not known `before`."""
    known = {(line.kind, line.id) for line in before}
    return (line for line in after if (line.kind, line.id) not in known)


def _line(written: str) -> Line | KeptPage | str:
    named, *fields = written.split("\t")
    if written.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return "is left of a merge; expected the lines of both sides, without the marks of git"
    if named in _PAGES:
        return kept_page(named, fields) or f"is no line of this file; expected {_PAGE}"
    kind = next((kind for kind in _KINDS if kind == named), None)
    if kind is None:
        return f'"{named}" is no kind of page; {nearest(named, (*_KINDS, *_PAGES))}'
    if len(fields) < 2:
        return f"is no line of this file; expected {_FIELDS}"
    if not is_plain(fields[0]):
        return f'"{fields[0]}" is no id; expected a-z, 0-9 and single hyphens'
    return Line(kind, fields[0], _read(fields[1]), tuple(map(_read, fields[2:])))


def _written(field: str) -> str:
    """A field on one line: a file name may hold anything."""
    return field.replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")


def _read(field: str) -> str:
    return field.replace(r"\\", "\0").replace(r"\t", "\t").replace(r"\n", "\n").replace(r"\r", "\r").replace("\0", "\\")
