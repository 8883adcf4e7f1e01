"""What holds for any input, however hostile: each function asserts it for one, for tests and the fuzzer.

No exception but a problem that names its file; no lost character; every span in range.
"""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

from identity_articles import article
from markdown_it import MarkdownIt
from markup_pages import Site, explained, shown, visible
from read_names import plain_article

from exergue.annotate.marks import find_marks
from exergue.annotate.nlp import annotate
from exergue.annotate.pairing import DASH
from exergue.articles import read_articles
from exergue.authority import read_authority
from exergue.corrections import corrected
from exergue.errors import ExergueError, InputError, Problem
from exergue.language import languages
from exergue.manifest import NAME as MANIFEST
from exergue.manifest import read_manifest
from exergue.model import AnnotatedArticle, Article, TextSpan
from exergue.progress import printable
from exergue.published import content, read_published
from exergue.reading.characters import clean
from exergue.reading.characters import visible as leaves_ink
from exergue.reading.detection import Languages
from exergue.reading.encodings import decode
from exergue.reading.folders import SeedFile
from exergue.reading.front_matter import body_start
from exergue.reading.inline_tokens import is_remote
from exergue.reading.markdown import read_markdown
from exergue.reading.placed_tokens import DEEPEST
from exergue.resolve import resolved
from exergue.settings import Options, read_settings

SITE = Site(
    names={"p1": "A_n*na [Exemple] <b>", "p2": "Paul"},
    articles={"autre.md": "autre.md"},
    images={"photo.png": "../images/photo (1).png"},
)


# ---- bytes -> article ----


def reads(folder: Path, name: str, data: bytes, sidecar: bytes | None = None) -> Article | None:
    """The article in a seed of these bytes; None where problems say why there is none."""
    seed = folder / name
    seed.write_bytes(data)
    beside = seed.with_suffix(".yml")
    beside.unlink(missing_ok=True)
    if sidecar is not None:
        beside.write_bytes(sidecar)
    reading = read_articles([folder], language="fr", languages=languages())
    told(reading.problems, seed, beside)
    if not reading.articles:
        assert reading.problems or reading.held_back, "neither an article nor a reason"
        return None
    assert not reading.problems
    (found,) = reading.articles
    in_order(found)
    source = clean(decode(data, seed, _LETTERS)) if sidecar is None else None
    if seed.suffix == ".md" and source is not None:
        start = body_start(SeedFile(seed, folder), source)
        assert found.text.split() == rendered_text(source[start:]).split()
    elif source is not None:
        assert found.text == source
    return found


_LETTERS = Languages("fr", languages()).letters


def told(problems: tuple[Problem, ...], *paths: Path) -> None:
    """Each problem names one of the files, a line of it, and says something that can be printed."""
    for problem in problems:
        assert not paths or any(problem.path in (path, path.parent) for path in paths), problem
        lines = problem.path.read_bytes().count(b"\n") + 2 if problem.path.is_file() else 0
        assert problem.line >= 0 and problem.message, problem
        # UTF-16 and lines that other characters end have more lines than line feeds.
        assert problem.line <= max(lines, len(_folded(problem.path))), problem
        printable(str(problem)).encode()


def _folded(path: Path) -> list[str]:
    return re.split(r"\r\n?|[\n\x85\u2028\u2029]", path.read_text("utf-8", "replace")) if path.is_file() else []


def in_order(found: Article) -> None:
    """The text can be written; blocks, inlines and headline lie in it, follow one another and nest."""
    found.text.encode()
    found.title.encode()
    assert found.title and found.slug and leaves_ink(found.text)
    whole = TextSpan(0, len(found.text))
    spans = [leaf.span for leaf in found.leaves]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(whole.holds(span) for span in [*spans, *(inline.span for inline in found.inlines)])
    assert not found.headline or whole.holds(found.headline)
    ends = [0, *(span.end for span in spans)]
    between = [found.text[end : span.start] for end, span in zip(ends, spans, strict=False)]
    assert not leaves_ink("".join([*between, found.text[ends[-1] :]])), "text outside of all blocks"
    assert list(found.origin) == sorted(found.origin)


class _Rendered(HTMLParser):
    """What a reader sees of HTML; blocks and breaks part words."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag, attrs):
        if tag == "img" and is_remote(dict(attrs)["src"]):
            self.text += dict(attrs)["alt"]
        self._part(tag)

    def handle_endtag(self, tag):
        self._part(tag)

    def handle_data(self, data):
        self.text += data

    def _part(self, tag):
        self.text += "" if tag in ("a", "em", "strong", "code", "img") else "\n"


def rendered_text(source: str) -> str:
    """The text of Markdown as another program shows it."""
    page = _Rendered()
    page.feed(MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).render(source))
    page.close()
    return clean(page.text)


def markdown_keeps_its_text(source: str) -> None:
    """Nothing of Markdown is lost, inlines nest, and each character knows where it stood."""
    source = clean(source)
    try:
        body = read_markdown(source, Path("a.md"))
    except InputError as error:
        assert "too deeply" in str(error)
        return
    assert body.text.split() == rendered_text(source).split()
    for at, inline in enumerate(body.inlines):
        for later in body.inlines[at + 1 :]:
            assert later.span.start >= inline.span.start
            assert inline.span.holds(later.span) or later.span.start >= inline.span.end
    origins = [source for _, source in body.origin]
    assert origins == sorted(origins)
    for offset, character in enumerate(body.text):
        there = source[body.source_offset(offset) :][:1]
        assert character.isspace() or there == character or there in "&%\\" or character == "\ufffd"


# ---- text -> annotated ----


def passages_nest(text: str, parts: list[TextSpan]) -> None:
    """Passages in quotation marks lie in their paragraphs, hold something, and nest."""
    found = find_marks(text, parts)
    for marked in found:
        assert parts[marked.paragraph].holds(marked.outer)
        assert marked.outer.holds(marked.inner)
        assert marked.inner.of(text).strip() == marked.inner.of(text) != ""
    pairs = sorted((marked.outer for marked in found if marked.style != DASH), key=lambda span: (span.start, -span.end))
    around: list[TextSpan] = []
    for span in pairs:
        while around and around[-1].end <= span.start:
            around.pop()
        assert not around or around[-1].holds(span)
        around.append(span)
    assert found == tuple(sorted(found, key=lambda marked: (marked.outer.start, -marked.outer.end)))


def annotates(found: Article) -> AnnotatedArticle:
    """The article with its layers: the same article, every span in it, names apart and within blocks."""
    [annotated] = annotate([found])
    text, whole = found.text, TextSpan(0, len(found.text))
    assert annotated.article == found
    names = [mention.span for mention in annotated.mentions]
    said = [part for quotation in annotated.quotations for part in quotation.contents]
    blocks = [leaf.span for leaf in found.leaves]
    for span in [*names, *said, *(role.span for role in annotated.roles)]:
        assert span.of(text).strip() == span.of(text) != "", span
        assert any(block.holds(span) for block in blocks), span
    assert all(one.end <= other.start for one, other in pairwise(names))
    for quotation in annotated.quotations:
        others = [*quotation.cue, *filter(None, (quotation.source, quotation.antecedent))]
        assert all(whole.holds(span) for span in others)
        assert list(quotation.contents) == sorted(quotation.contents)
        assert all(one.end <= other.start for one, other in pairwise(quotation.contents))
        assert 0 <= quotation.confidence <= 1
    assert all(one.end <= other.start for one, other in pairwise(annotated.sentences))
    assert all(whole.holds(sentence) for sentence in annotated.sentences)
    known = {mention.entity for mention in annotated.mentions}
    assert {role.entity for role in annotated.roles} <= known
    assert {speaker for quotation in annotated.quotations for speaker in quotation.speakers} <= known
    return annotated


def annotates_text(text: str) -> None:
    """Whatever holds of an annotated article holds for a text, and its page shows it."""
    page_shows(annotates(plain_article(clean(text))))


# ---- annotated -> page ----


def page_shows(annotated: AnnotatedArticle) -> None:
    """What the page shows is the text of the article; every annotation has one anchor, and no link holds another."""
    made = explained(annotated, SITE)
    assert visible(made) == shown(annotated.article.text)
    ids = re.findall(r'<[^>]* id="([^"]*)"', made)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'aria-describedby="([^"]*)"', made)) <= set(ids)
    depth = 0
    for tag in re.findall(r"<(/?)a\b", made):
        depth += -1 if tag else 1
        assert depth in (0, 1), "a link in a link"


# ---- the editors' files and the settings ----

_FILES = ("persons.yml", "places.yml", "organizations.yml", "corrections.yml", "ids.lock")
_BODIES = {
    "a": (
        'Le général <PER id="p1">Mark Milley</PER> est à <LOC id="l1">Kiev</LOC>. '
        "« <Q id='q1' type='direct' who='p1'>Nous sommes inquiets</Q> », a dit <PER id='p1'>Milley</PER>."
    ),
    "b": '<PER id="p1">Valeri Guerassimov</PER> assure que tout va bien. Milley et <ORG id="o1">Pentagone</ORG>.',
    "c": '<PER id="p1">Milley</PER>, <PER id="p2">Guerassimov</PER>, <LOC id="l1">Moscou</LOC> et e e e.',
}
_ARTICLES = tuple(article(id, body, f"2021-04-0{n}") for n, (id, body) in enumerate(_BODIES.items(), 1))


def decides(folder: Path, files: dict[str, bytes]) -> None:
    """Editors' files, in order or not, are decisions or problems; and articles are read under them."""
    for name in _FILES:
        (folder / name).unlink(missing_ok=True)
        if name in files:
            (folder / name).write_bytes(files[name])
    published, pages, misread = read_published(folder)
    authority, mistaken = read_authority(folder)
    told((*misread, *mistaken), *(folder / name for name in _FILES))
    assert read_again(content(published, pages), folder) == (published, pages)
    made = corrected(_ARTICLES, authority, published)
    told(made.problems, *(folder / name for name in _FILES))
    corpus, ids = resolved(made.articles, authority, made.rulings, published)
    known = {identity.id for identity in (*corpus.persons, *corpus.places, *corpus.organizations)}
    for annotated in corpus.articles:
        whole = TextSpan(0, len(annotated.article.text))
        assert all(
            whole.holds(mention.span) and mention.span.start < mention.span.end for mention in annotated.mentions
        )
        assert {m.entity for m in annotated.mentions if m.label != "MISC"} <= known
        assert {speaker for quotation in annotated.quotations for speaker in quotation.speakers} <= known
        page_shows(annotated)
    assert {line.id for line in published if line.kind != "article"} <= {line.id for line in ids}, "an address is lost"


def read_again(written: bytes, folder: Path):
    """What the file of ids would say after a build."""
    (folder / "again").mkdir(exist_ok=True)
    (folder / "again" / "ids.lock").write_bytes(written)
    published, pages, problems = read_published(folder / "again")
    assert not problems
    return published, pages


def settles(folder: Path, written: bytes) -> None:
    """A mkdocs.yml gives settings or problems of it."""
    file = folder / "mkdocs.yml"
    file.write_bytes(written)
    try:
        settings = read_settings(file, Options())
    except InputError as error:
        assert error.problems
        assert all(str(problem.path) and problem.message for problem in error.problems)
        printable(str(error)).encode()
        return
    assert settings.language in languages() and settings.sources


def knows_its_folder(folder: Path, written: bytes) -> None:
    """A manifest is read, or refused with its path."""
    (folder / MANIFEST).write_bytes(written)
    try:
        read_manifest(folder)
    except ExergueError as error:
        assert str(folder) in str(error)
