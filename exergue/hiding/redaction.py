"""Names out of words: every stretch of a text that bears a hidden name, and the text without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from exergue.hiding.masks import Mask
from exergue.hiding.matching import folded, is_single, whole_names
from exergue.hiding.shifting import Replacement, Shift
from exergue.model import AnnotatedArticle, Corpus, Mention, TextSpan


@dataclass(frozen=True, slots=True)
class Redaction:
    """All that hides names. `kept` are names of others that hold a word which means somebody hidden elsewhere.

    `places` are the ids of those that the gazetteer has: a word that is one of them is hardly a surname.
    """

    masks: tuple[Mask, ...]
    kept: re.Pattern[str] | None
    kept_folded: re.Pattern[str] | None
    places: frozenset[str]

    def words(self, text: str, articles: Collection[str] = ()) -> str:
        """`text` without the hidden names; single words go where one of `articles` names their bearer."""
        zones = tuple(TextSpan(*match.span()) for match in self.kept.finditer(text)) if self.kept else ()
        return Shift(text, united(self.found(text, articles, lambda _: zones))).text

    def found(
        self, text: str, articles: Collection[str], zones_of: Callable[[Mask], Sequence[TextSpan]]
    ) -> Iterator[Replacement]:
        """The stretches of `text` that bear a name; in the zones for a mask single words are somebody else's."""
        letters = folded(text)
        for mask in self.masks:
            for span in letters.spans(mask.whole) if mask.whole else ():
                yield Replacement(span, mask.words)
            words, zones = mask.words_in(articles), zones_of(mask)
            for match in words.finditer(text) if words else ():
                span = TextSpan(*match.span())
                if not any(zone.holds(span) for zone in zones):
                    yield Replacement(span, mask.words)

    def bearer(self, address: str, articles: Collection[str] = ()) -> Mask | None:
        """Whose name an address, a slug or a file name bears."""
        for text in {folded(address).text, folded(unquote(address)).text}:
            of_others = self.kept_folded.sub(" ", text) if self.kept_folded else text
            for mask in self.masks:
                if mask.whole and mask.whole.search(text):
                    return mask
                words = mask.words_in_addresses(articles)
                if words and words.search(of_others):
                    return mask
        return None


def redaction(corpus: Corpus, masks: tuple[Mask, ...]) -> Redaction:
    """What hides the masked names of a corpus."""
    hidden = {mask.id for mask in masks}
    words = {form.casefold() for mask in masks for form in mask.forms if is_single(form)}
    words |= {word.casefold() for mask in masks for form in mask.forms for word in form.split()}
    shown = (identity for identity in (*corpus.persons, *corpus.places) if identity.id not in hidden)
    forms = {
        variant.form
        for identity in shown
        for variant in identity.variants
        if not is_single(variant.form) and not words.isdisjoint(variant.form.casefold().replace("-", " ").split())
    }
    longest_first = sorted(map(re.escape, forms), key=lambda form: (-len(form), form))
    return Redaction(masks, re.compile("|".join(longest_first)) if forms else None, whole_names(forms), _places(corpus))


def _places(corpus: Corpus) -> frozenset[str]:
    return frozenset(place.id for place in corpus.places if place.latitude is not None)


def in_text(annotated: AnnotatedArticle, redaction: Redaction) -> list[Replacement]:
    """What is to be replaced in an article's text: mentions, further names, and addresses that bear one."""
    article = annotated.article
    words = {mask.id: mask.words for mask in redaction.masks}
    named = [Replacement(m.span, words[m.entity]) for m in annotated.mentions if m.entity in words]
    others = [m for m in annotated.mentions if m.label in ("PER", "LOC") and m.entity not in words]

    def zones(mask: Mask) -> list[TextSpan]:
        return [m.span for m in others if _is_of_another(m, article.text, mask, redaction)]

    leaves = [leaf.span for leaf in article.leaves]
    found = (
        made
        for made in redaction.found(article.text, {article.id}, zones)
        if not leaves or any(leaf.holds(made.span) for leaf in leaves)
    )
    return united([*named, *found, *_addresses(annotated, redaction)])


def _is_of_another(mention: Mention, text: str, mask: Mask, redaction: Redaction) -> bool:
    """Whether a name of another identity is surely that: one of several words, or one that may well be so called."""
    if not is_single(mention.span.of(text)):
        return True
    return mask.kind == "person" if mention.label == "PER" else mention.entity in redaction.places


def _addresses(annotated: AnnotatedArticle, redaction: Redaction) -> Iterator[Replacement]:
    for inline in annotated.article.inlines:
        if inline.kind == "url" and (mask := redaction.bearer(inline.target, {annotated.article.id})):
            yield Replacement(inline.span, mask.words)


def united(replacements: Iterable[Replacement]) -> list[Replacement]:
    """The replacements in order, those that meet as one."""
    apart: list[Replacement] = []
    for made in sorted(replacements, key=lambda made: (made.span.start, -made.span.end)):
        if apart and made.span.start < apart[-1].span.end:
            last = apart.pop()
            end = max(last.span.end, made.span.end)
            made = Replacement(TextSpan(last.span.start, end), last.words)
        apart.append(made)
    return apart
