"""The component that says which names of an article name one thing: p1, p2 … l1 … o1 … m1, by first mention."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue import gazetteer
from exergue.annotate.bearers import people_of
from exergue.annotate.lexicon import Lexicon, lexicon
from exergue.annotate.links import Links

_TOLD_IN_BRACKETS = frozenset(("expansion", "short name in brackets"))
_PREFIX = {"PER": "p", "LOC": "l", "ORG": "o", "MISC": "m"}


@Language.factory("exergue_coreference", requires=["doc.ents"], assigns=["doc.ents"])
class Coreference:
    """Sets `ent_id_` and `id_` of every mention."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon = lexicon(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        """The same document, its mentions numbered."""
        ents = list(doc.ents)
        for label, group in _CLUSTERS.items():
            mentions = [ent for ent in ents if ent.label_ == label]
            for number, cluster in enumerate(_ordered(group(mentions, self.lexicon)), 1):
                for index in cluster:
                    mentions[index].id_ = f"{_PREFIX[label]}{number}"
        doc.ents = ents
        return doc


def _ordered(clusters: Iterable[list[int]]) -> list[list[int]]:
    return sorted(sorted(cluster) for cluster in clusters)


def _places(mentions: Sequence[Span], lexicon: Lexicon) -> list[list[int]]:
    """Clusters of places: one name, or names that the gazetteer gives to one place."""
    return _by_key(mentions, lambda mention: _place_key(mention, lexicon))


def _place_key(mention: Span, lexicon: Lexicon) -> str:
    form = gazetteer.key(mention.text)
    found = gazetteer.lookup(lexicon.known_places.listed(form) or form, lexicon.language)
    return gazetteer.key(found[0].name).casefold() if found else form.casefold()


def _organizations(mentions: Sequence[Span], lexicon: Lexicon) -> list[list[int]]:
    """Clusters of organisations: one name with or without article, an acronym and what it stands for."""
    links = Links(list(range(len(mentions))))
    keys = [_bare_key(mention, lexicon) for mention in mentions]
    links.join_equal(keys)
    for index, mention in enumerate(mentions[1:], 1):
        if _in_brackets_after(mentions[index - 1], mention):
            links.join(index - 1, index)
    _join_acronyms(links, mentions, lexicon)
    _join_heads(links, mentions, lexicon)
    return links.clusters()


def _bare_key(mention: Span, lexicon: Lexicon) -> str:
    form = gazetteer.key(mention.text).casefold().replace(".", "")
    first, _, rest = form.partition(" ")
    return rest if rest and first in lexicon.names.articles else form.removeprefix("l'")


def _in_brackets_after(before: Span, mention: Span) -> bool:
    """Whether an acronym and its expansion stand as X (ABC) or ABC (X)."""
    doc = mention.doc
    bracketed = mention.start == before.end + 1 and doc[before.end].text == "(" and mention.end < len(doc)
    if not bracketed or doc[mention.end].text not in (")", ","):
        return False
    told = mention._.generator in _TOLD_IN_BRACKETS
    return told or _initials_fit(before, mention) or _initials_fit(mention, before)


def _join_acronyms(links: Links, mentions: Sequence[Span], lexicon: Lexicon) -> None:
    """ONU and Nations unies elsewhere in the article: initials of the words that count."""
    long = {_initials(mention, lexicon): index for index, mention in reversed(list(enumerate(mentions)))}
    for index, mention in enumerate(mentions):
        letters = mention.text.replace(".", "").upper()
        if len(mention) == 1 and len(letters) > 1 and letters in long:
            links.join(index, long[letters])


def _initials(mention: Span, lexicon: Lexicon) -> str:
    counted = [token.text for token in mention if token.text.lower() not in lexicon.organizations.name_joints]
    return gazetteer.key("".join(word[0] for word in counted).upper()) if len(counted) > 1 else ""


def _initials_fit(acronym: Span, long: Span) -> bool:
    letters = acronym.text.replace(".", "").casefold()
    return len(acronym) == 1 and len(long) > 1 and letters[:1] == long.text[:1].casefold()


def _join_heads(links: Links, mentions: Sequence[Span], lexicon: Lexicon) -> None:
    """la Fédération after Fédération française de rugby: the one last named that begins so."""
    latest: dict[str, int] = {}
    for index, mention in reversed(list(enumerate(mentions))):
        if len(mention) > 1:
            latest[mention[0].text] = index  # the first of all, for what comes before it
    for index, mention in enumerate(mentions):
        head = mention[0].text
        if len(mention) == 1 and head in lexicon.organizations.capital_heads and head in latest:
            links.join(index, latest[head])
        elif len(mention) > 1:
            latest[head] = index


def _works(mentions: Sequence[Span], lexicon: Lexicon) -> list[list[int]]:
    return _by_key(mentions, lambda mention: gazetteer.key(mention.text).casefold())


def _by_key(mentions: Sequence[Span], key: Callable[[Span], str]) -> list[list[int]]:
    links = Links(list(range(len(mentions))))
    links.join_equal([key(mention) for mention in mentions])
    return links.clusters()


_CLUSTERS: dict[str, Callable[[Sequence[Span], Lexicon], list[list[int]]]] = {
    "PER": people_of,
    "LOC": _places,
    "ORG": _organizations,
    "MISC": _works,
}
