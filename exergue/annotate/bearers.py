"""Which names of an article name one person: full names first, then surnames and first names to who bears them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Span

from exergue.annotate.aliases import join_aliases, join_initials, person_words
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.links import Links
from exergue.annotate.persons import PersonName, fold, to_name
from exergue.annotate.variants import join_variants


def people_of(mentions: Sequence[Span], lexicon: Lexicon) -> list[list[int]]:
    """Clusters of people: full names first, then surnames and first names to the person who bears them."""
    names = [to_name(mention, lexicon) for mention in mentions]
    links = Links(list(range(len(names))))
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        by_key[name.key].append(index)
    for same in by_key.values():
        if names[same[0]].full:
            links.join_all(same)
    full = [same[0] for same in by_key.values() if names[same[0]].full]
    join_variants(links, names, full, frozenset(map(fold, lexicon.names.suffixes)))
    join_initials(links, mentions, names)
    _join_born(links, names, full)
    long = [same[0] for same in by_key.values() if not names[same[0]].full]
    _join_short(links, _Shown(links, names, mentions, lexicon), _bearers(names, full + long))
    join_aliases(links, mentions, lexicon)
    return links.clusters()


def _join_born(links: Links, names: Sequence[PersonName], full: Sequence[int]) -> None:
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
    for index in able:
        for form in sorted(names[index].rare_forms - found.keys()):
            found[form].append(index)
    return found


def _join_short(links: Links, shown: _Shown, bearers: dict[str, list[int]]) -> None:
    """Join surnames and first names alone to their bearers; where several bear one, to the likeliest."""
    last: dict[str, int] = {}
    for index, name in enumerate(shown.names):
        if not name.full:
            known = bearers.get(name.key, ())
            _join_to_bearer(links, shown, index, known, last)
            if known and links.root(index) == index:
                _join_to_meant(links, shown, index, last, bearers)
        last[f"{name.key} {name.family}"] = index


def _join_to_meant(
    links: Links, shown: _Shown, index: int, last: Mapping[str, int], bearers: dict[str, list[int]]
) -> None:
    """Alfred, in an article of Mathieu Dreyfus that also says Dreyfus: who is known by the surname alone."""
    for (given,) in shown.meant(shown.names[index]):
        alone = last.get(f"{given} False", -1)
        if alone >= 0:
            links.join(index, alone)
        else:
            bearers.setdefault(given, []).append(index)


class _Shown:
    """What an article's full names and first names alone say of each person."""

    def __init__(self, links: Links, names: Sequence[PersonName], mentions: Sequence[Span], lexicon: Lexicon) -> None:
        self.names = names
        self.lexicon, self.words = lexicon, person_words(lexicon.language)
        self.opening = [_in_opening(mention) for mention in mentions]
        self.families: dict[str, int] = {}  # surname -> who is first named in full
        self.first = [links.root(index) for index in range(len(names))]
        self.titles: dict[int, set[str]] = defaultdict(set)
        self.full: Counter[int] = Counter()
        for index, name in enumerate(names):
            if name.full:
                self.families.setdefault(name.surname, index)
                self.full[self.first[index]] += 1
            if name.title:
                self.titles[self.first[index]].add(name.title)
        self.alone = Counter(name.key for name in names if not name.full)

    def meant(self, name: PersonName) -> frozenset[tuple[str, ...]]:
        """The first names of who is known by that surname alone, if a title before it does not speak against them."""
        listed, genders = self.words.meant.get(name.key, ()), self.lexicon.first_names
        return frozenset(
            (fold(g),) for g in listed if not name.gender or genders.get(g.lower(), "") in ("", name.gender)
        )

    def introduced(self, name: PersonName, index: int, bearer: int) -> bool:
        """Whether a first name may come before the full name: in a headline, often, or after one of the family."""
        family = self.families.get(self.names[bearer].surname, index) < index
        return family or self.opening[index] or self.alone[name.key] > 1

    def fitting(self, name: PersonName, bearers: Sequence[int]) -> list[int]:
        """Who may be meant: of the right gender, and not called by first name elsewhere if only one bears it."""
        if name.title in self.words.newcomers:
            return []
        found = [b for b in bearers if not name.gender or self.names[b].gender in ("", name.gender)]
        meant = self.meant(name)
        if meant and not name.kin:
            found = [b for b in found if not self.names[b].full or self.names[b].given[:1] in meant]
            if any(self.names[b].full for b in found):
                return found
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
    """Of the bearers of a first name, those whose surname the full name before or behind has: son frère Georges."""
    before = next((names[i].surname for i in range(index - 1, -1, -1) if names[i].full), "")
    behind = names[index + 1].surname if index + 1 < len(names) and names[index + 1].full else ""
    given = [b for b in bearers if names[index].key in names[b].given]
    return [b for b in bearers if b not in given or not before or names[b].surname in (before, behind)]


def _join_to_bearer(links: Links, shown: _Shown, index: int, bearers: Sequence[int], last: dict[str, int]) -> None:
    """Join one short name: to a bearer of the right gender, else to its own last occurrence."""
    names, name = shown.names, shown.names[index]
    known = () if name.family else _relatives(names, index, bearers) if name.kin else bearers
    fitting = shown.fitting(name, known)
    alone = last.get(f"{name.key} {name.family}", -1)
    if fitting and all(name.key in names[b].given for b in fitting):
        before = [last[key] for key in (f"{names[b].key} False" for b in fitting) if key in last]
        if before or shown.introduced(name, index, min(fitting)):
            links.join(index, max(before) if before else min(fitting))
        elif alone >= 0:
            links.join(index, alone)
    elif fitting:
        links.join(index, shown.likeliest(name, fitting))
    elif alone >= 0 and not fitting:
        links.join(index, alone)


def _in_opening(mention: Span) -> bool:
    """Whether a mention stands in the headline or the paragraph behind it."""
    blocks = mention.doc._.blocks[:_OPENING]
    return not blocks or mention.start_char < blocks[-1].end


_OPENING = 2  # paragraphs
