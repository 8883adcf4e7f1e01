"""Names out of words: every stretch of a text that bears a hidden name, and the text without it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from exergue.hiding.masks import Mask
from exergue.hiding.matching import folded, is_single, whole_names
from exergue.hiding.shifting import Replacement, Shift
from exergue.model import AnnotatedArticle, Corpus, TextSpan


@dataclass(frozen=True, slots=True)
class Redaction:
    """All that hides names. `kept` are names of others that hold a word which means somebody hidden elsewhere."""

    masks: tuple[Mask, ...]
    kept: re.Pattern[str] | None
    kept_folded: re.Pattern[str] | None

    def words(self, text: str, articles: Collection[str] = ()) -> str:
        """`text` without the hidden names; single words go where one of `articles` names their bearer."""
        zones = tuple(TextSpan(*match.span()) for match in self.kept.finditer(text)) if self.kept else ()
        return Shift(text, united(self.found(text, articles, zones))).text

    def found(self, text: str, articles: Collection[str], zones: Sequence[TextSpan]) -> Iterator[Replacement]:
        """The stretches of `text` that bear a name; in `zones` single words are somebody else's."""
        letters = folded(text)
        for mask in self.masks:
            for span in letters.spans(mask.whole) if mask.whole else ():
                yield Replacement(span, mask.words)
            if mask.single and not mask.articles.isdisjoint(articles):
                for match in mask.single.finditer(text):
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
                single = mask.single_folded if not mask.articles.isdisjoint(articles) else None
                if single and single.search(of_others):
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
    return Redaction(masks, re.compile("|".join(longest_first)) if forms else None, whole_names(forms))


def in_text(annotated: AnnotatedArticle, redaction: Redaction) -> list[Replacement]:
    """What is to be replaced in an article's text: mentions, further names, and addresses that bear one."""
    article = annotated.article
    words = {mask.id: mask.words for mask in redaction.masks}
    named = [Replacement(m.span, words[m.entity]) for m in annotated.mentions if m.entity in words]
    others = [m.span for m in annotated.mentions if m.label in ("PER", "LOC") and m.entity not in words]
    leaves = [leaf.span for leaf in article.leaves]
    found = (
        made
        for made in redaction.found(article.text, {article.id}, others)
        if not leaves or any(leaf.holds(made.span) for leaf in leaves)
    )
    return united([*named, *found, *_addresses(annotated, redaction)])


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
