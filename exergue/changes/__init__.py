"""What a build would change: addresses, who is meant, who says what, against docs/ as it was last written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from exergue.changes.seen import SeenArticle, SeenMention, SeenQuotation, as_written, last_written
from exergue.lines import one_line, shortened
from exergue.manifest import read_manifest
from exergue.model import Corpus, Former
from exergue.pages import Addresses, is_own

K = TypeVar("K")
V = TypeVar("V")

_LONGEST = 60  # characters of a quotation that are shown


@dataclass(frozen=True, slots=True)
class Changes:
    """Lines on each kind of change, none where nothing changes."""

    addresses: tuple[str, ...]
    identities: tuple[str, ...]
    articles: tuple[tuple[str, tuple[str, ...]], ...]  # title, lines

    def __bool__(self) -> bool:
        return bool(self.addresses or self.identities or self.articles)

    def __str__(self) -> str:
        if not self:
            return "A build would change no address, no name and no quotation."
        parts = [*_part("Addresses", self.addresses), *_part("Names", self.identities)]
        for title, lines in self.articles:
            parts += _part(title, lines)
        return "\n".join(parts).rstrip("\n")


def changes(corpus: Corpus, docs: Path, root: Path) -> Changes:
    """What would change in `docs`, if it was made of `corpus` now; raises OutputError if there are no pages yet."""
    before = {article.id: article for article in last_written(docs)}
    after = {article.id: article for article in as_written(corpus, root)}
    return Changes(
        addresses=tuple(_addresses(corpus, docs)),
        identities=tuple(_identities(before.values(), after.values())),
        articles=tuple(_articles(before, after)),
    )


def _part(heading: str, lines: Sequence[str]) -> list[str]:
    return [heading, *(f"  {line}" for line in lines), ""] if lines else []


def _addresses(corpus: Corpus, docs: Path) -> Iterator[str]:
    """New pages, pages that will lead on, and pages that go."""
    addresses = Addresses(corpus)
    identities = (*corpus.persons, *corpus.places, *corpus.organizations)
    pages = {addresses.article(a.article.id) for a in corpus.articles}
    pages |= {page for identity in identities if (page := addresses.identity(identity.id))}
    former = {addresses.former(old): old for old in corpus.former}
    before = {page for path in read_manifest(docs).files if (page := _page(path))}
    led_on = {page for page in before & former.keys() if _is_former(docs / page)}
    for page in sorted(pages - before):
        yield f"+ {_shown(page)}"
    for page in sorted((former.keys() & before) - led_on):
        yield f"> {_shown(page)} {_becomes(former[page], addresses)}"
    for page in sorted(before - pages - former.keys()):
        yield f"- {_shown(page)} will not be found any more"


def _becomes(old: Former, addresses: Addresses) -> str:
    """What becomes of an address that is given up."""
    if old.kind == "article":
        now = [_shown(addresses.article(article)) for article in old.now]
        return f"leads on to {now[0]}" if now else "says that the article is gone"
    now = [_shown(target) for id in old.now if (target := addresses.identity(id))]
    return f"leads on to {' or '.join(now)}" if now else "says that nobody is named so any more"


def _page(path: str) -> PurePosixPath | None:
    """The page of an article or an identity that a file is, None for any other."""
    page = PurePosixPath(path)
    return page if page.suffix == ".md" and is_own(page) else None


def _shown(page: PurePosixPath) -> str:
    return f"{page.with_suffix('')}/"


def _is_former(file: Path) -> bool:
    return file.is_file() and '\nkind: "former"\n' in file.read_text(encoding="utf-8")[:2000]


def _identities(before: Iterable[SeenArticle], after: Iterable[SeenArticle]) -> Iterator[str]:
    """Ids of which the number of mentions changes."""
    old, new = _mentions(before), _mentions(after)
    for id in sorted(old.keys() | new.keys()):
        if not old[id]:
            yield f"+ {id}: {_times(new[id])}"
        elif not new[id]:
            yield f"- {id}: was named {_times(old[id])}"
        elif old[id] != new[id]:
            yield f"  {id}: {_times(new[id])}, was {old[id]}"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _mentions(articles: Iterable[SeenArticle]) -> Counter[str]:
    return Counter(m.entity for article in articles for m in article.mentions.values() if m.entity)


def _articles(
    before: Mapping[str, SeenArticle], after: Mapping[str, SeenArticle]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for id in sorted(before.keys() | after.keys()):
        old, new = before.get(id), after.get(id)
        if old is None or new is None:
            yield f"{id}: {'new' if old is None else 'gone'}", ("the article as a whole",)
        elif lines := tuple(_lines(old, new)):
            yield f"{id}: {one_line(new.title)}", lines


def _lines(old: SeenArticle, new: SeenArticle) -> Iterator[str]:
    if old.text == new.text:
        yield from _of_names(_pairs(old.mentions, new.mentions))
        yield from _of_quotations(_pairs(old.quotations, new.quotations))
    else:
        yield "the text"
        yield from _of_names(_pairs(old.mentions_by_count(), new.mentions_by_count()))
        yield from _of_quotations(_pairs(old.quotations_by_count(), new.quotations_by_count()))


def _pairs(old: Mapping[K, V], new: Mapping[K, V]) -> Iterator[tuple[V | None, V | None]]:
    """What stands in each place before and after, where it differs, in the order of the places."""
    places = dict.fromkeys((*old, *new))
    return ((old.get(at), new.get(at)) for at in places if old.get(at) != new.get(at))


def _of_names(pairs: Iterable[tuple[SeenMention | None, SeenMention | None]]) -> Iterator[str]:
    for old, new in pairs:
        if old and new and old.words == new.words:
            yield f"« {one_line(new.words)} » is {_meaning(new)}, was {_meaning(old)}"
        else:
            yield from (f"- « {one_line(gone.words)} » was {_meaning(gone)}" for gone in [old] if gone)
            yield from (f"+ « {one_line(come.words)} » is {_meaning(come)}" for come in [new] if come)


def _meaning(mention: SeenMention) -> str:
    return f"{mention.entity or 'no page'} ({mention.label})"


def _of_quotations(pairs: Iterable[tuple[SeenQuotation | None, SeenQuotation | None]]) -> Iterator[str]:
    for old, new in pairs:
        if old and new:
            yield f"{_quoted(new)}: " + "; ".join(_differences(old, new))
        else:
            yield from (f"- {_quoted(gone)}: {gone.speaker or 'nobody'}" for gone in [old] if gone)
            yield from (f"+ {_quoted(come)}: {come.speaker or 'nobody'}" for come in [new] if come)


def _differences(old: SeenQuotation, new: SeenQuotation) -> Iterator[str]:
    if old.speaker != new.speaker:
        yield f"said by {new.speaker or 'nobody'}, was by {old.speaker or 'nobody'}"
    if old.kind != new.kind:
        yield f"{new.kind}, was {old.kind}"
    if old.words != new.words:
        yield f"was {_quoted(old)}"


def _quoted(quotation: SeenQuotation) -> str:
    return f"« {shortened(one_line(quotation.words), _LONGEST)} »"
