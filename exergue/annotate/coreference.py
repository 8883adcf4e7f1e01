"""The component that says which names of an article name one thing: p1, p2 … l1 … o1 … m1, by first mention."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from exergue import gazetteer
from exergue.annotate.lexicon import Lexicon, lexicon
from exergue.annotate.persons import PersonName, same_person, to_name

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


@dataclass(slots=True)
class _Links:
    """Which of `size` mentions are one: a forest of the earliest."""

    parents: list[int]

    def root(self, index: int) -> int:
        while self.parents[index] != index:
            index = self.parents[index]
        return index

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self.parents[second] = first

    def clusters(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for index in range(len(self.parents)):
            found[self.root(index)].append(index)
        return list(found.values())


def _ordered(clusters: Iterable[list[int]]) -> list[list[int]]:
    return sorted(sorted(cluster) for cluster in clusters)


def _people(mentions: Sequence[Span], lexicon: Lexicon) -> list[list[int]]:
    """Clusters of people: full names first, then surnames and first names to the person who bears them."""
    names = [to_name(mention, lexicon) for mention in mentions]
    links = _Links(list(range(len(names))))
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        by_key[name.key].append(index)
    for same in by_key.values():
        if names[same[0]].full:
            _join_all(links, same)
    full = [same[0] for same in by_key.values() if names[same[0]].full]
    _join_variants(links, names, full)
    _join_born(links, names, full)
    long = [same[0] for same in by_key.values() if not names[same[0]].full]
    _join_short(links, names, _bearers(names, full + long))
    return links.clusters()


def _join_variants(links: _Links, names: Sequence[PersonName], full: Sequence[int]) -> None:
    """J.-P. Delevoye is Jean-Paul Delevoye; Jean Martin is not Jeanne Martin."""
    by_surname: dict[str, list[int]] = defaultdict(list)
    for index in full:
        by_surname[names[index].surname].append(index)
    for alike in by_surname.values():
        for place, one in enumerate(alike):
            for other in alike[place + 1 :]:
                if same_person(names[one], names[other]):
                    links.join(one, other)


def _join_born(links: _Links, names: Sequence[PersonName], full: Sequence[int]) -> None:
    """Née Lucie Hadamard is the Lucie whom the article names nearest; née Hadamard whoever stands just before."""
    for index, name in enumerate(names):
        same = [other for other in full if other != index and name.given and names[other].given[:1] == name.given[:1]]
        if name.born and same:
            links.join(index, min(same, key=lambda other: (abs(other - index), other)))
        elif name.born and not name.given and index:
            links.join(index, index - 1)


def _bearers(names: Sequence[PersonName], able: Iterable[int]) -> dict[str, list[int]]:
    """The people named at length by each form under which they may come again."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in able:
        for form in sorted(names[index].short_forms):
            found[form].append(index)
    return found


def _join_short(links: _Links, names: Sequence[PersonName], bearers: dict[str, list[int]]) -> None:
    """Join surnames and first names alone to their bearers; where several bear one, to the likeliest."""
    last: dict[str, int] = {}
    shown = _Shown(links, names)
    for index, name in enumerate(names):
        if not name.full:
            _join_to_bearer(links, shown, index, bearers.get(name.key, ()), last)
        last[f"{name.key} {name.family}"] = index


class _Shown:
    """What an article's full names and first names alone say of each person."""

    def __init__(self, links: _Links, names: Sequence[PersonName]) -> None:
        self.names = names
        self.first = [links.root(index) for index in range(len(names))]
        self.titles: dict[int, set[str]] = defaultdict(set)
        self.full: Counter[int] = Counter()
        for index, name in enumerate(names):
            if name.full:
                self.full[self.first[index]] += 1
            if name.title:
                self.titles[self.first[index]].add(name.title)
        self.alone = Counter(name.key for name in names if not name.full)

    def fitting(self, name: PersonName, bearers: Sequence[int]) -> list[int]:
        """Who may be meant: of the right gender, and not called by first name elsewhere if only one bears it."""
        found = [b for b in bearers if not name.gender or self.names[b].gender in ("", name.gender)]
        sole = len({self.first[b] for b in found}) == 1 and not name.title
        if sole and name.key not in self.names[found[0]].given and self._familiar(found[0]):
            return []
        return found

    def likeliest(self, name: PersonName, bearers: Sequence[int]) -> int:
        """The bearer of that title; who is named in full more often than by first name; a man; who comes first."""
        titled = [b for b in bearers if name.title in self.titles[self.first[b]]]
        return max(titled or bearers, key=self._rank)

    def _rank(self, bearer: int) -> tuple[bool, bool, int, int]:
        weight = self._weight(bearer)
        return weight > 0, self.names[bearer].gender != "f", min(weight, 1), -self.first[bearer]

    def _familiar(self, bearer: int) -> bool:
        """Whether the article calls that person by first name more often than in full."""
        return self._weight(bearer) < 0

    def _weight(self, bearer: int) -> int:
        given = self.names[bearer].given
        return self.full[self.first[bearer]] - (self.alone[given[0]] if given else 0)


def _relatives(names: Sequence[PersonName], index: int, bearers: Sequence[int]) -> list[int]:
    """Of the bearers of a first name, those of the surname of whoever is named in full before: son frère Georges."""
    before = next((names[i].surname for i in range(index - 1, -1, -1) if names[i].full), "")
    given = [b for b in bearers if names[index].key in names[b].given]
    return [b for b in bearers if b not in given or not before or names[b].surname == before]


def _join_to_bearer(links: _Links, shown: _Shown, index: int, bearers: Sequence[int], last: dict[str, int]) -> None:
    """Join one short name: to a bearer of the right gender, else to its own last occurrence."""
    names, name = shown.names, shown.names[index]
    known = () if name.family else _relatives(names, index, bearers) if name.kin else bearers
    fitting = shown.fitting(name, known)
    alone = last.get(f"{name.key} {name.family}", -1)
    if fitting and all(name.key in names[b].given for b in fitting):
        before = [last[key] for key in (f"{names[b].key} False" for b in fitting) if key in last]
        links.join(index, max(before) if before else min(fitting))
    elif fitting:
        links.join(index, shown.likeliest(name, fitting))
    elif alone >= 0 and not fitting:
        links.join(index, alone)


def _places(mentions: Sequence[Span], lexicon: Lexicon) -> list[list[int]]:
    """Clusters of places: one name, or names that the gazetteer gives to one place."""
    return _by_key(mentions, lambda mention: _place_key(mention, lexicon))


def _place_key(mention: Span, lexicon: Lexicon) -> str:
    form = gazetteer.key(mention.text)
    found = gazetteer.lookup(lexicon.known_places.listed(form) or form, lexicon.language)
    return gazetteer.key(found[0].name).casefold() if found else form.casefold()


def _organizations(mentions: Sequence[Span], lexicon: Lexicon) -> list[list[int]]:
    """Clusters of organisations: one name with or without article, an acronym and what it stands for."""
    links = _Links(list(range(len(mentions))))
    keys = [_bare_key(mention, lexicon) for mention in mentions]
    _join_equal(links, keys)
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


def _join_acronyms(links: _Links, mentions: Sequence[Span], lexicon: Lexicon) -> None:
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


def _join_heads(links: _Links, mentions: Sequence[Span], lexicon: Lexicon) -> None:
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
    links = _Links(list(range(len(mentions))))
    _join_equal(links, [key(mention) for mention in mentions])
    return links.clusters()


def _join_equal(links: _Links, keys: Sequence[str]) -> None:
    first: dict[str, int] = {}
    for index, key in enumerate(keys):
        links.join(index, first.setdefault(key, index))


def _join_all(links: _Links, indices: Sequence[int]) -> None:
    for index in indices[1:]:
        links.join(indices[0], index)


_CLUSTERS: dict[str, Callable[[Sequence[Span], Lexicon], list[list[int]]]] = {
    "PER": _people,
    "LOC": _places,
    "ORG": _organizations,
    "MISC": _works,
}
