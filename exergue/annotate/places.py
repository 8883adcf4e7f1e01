"""Names of places: those of the gazetteer with the signs that they need, and those that a common noun begins."""

from __future__ import annotations

from collections.abc import Iterator

from exergue import gazetteer
from exergue.annotate.candidates import Candidate
from exergue.annotate.lexicon import Lexicon
from exergue.annotate.words import Shape, Words
from exergue.gazetteer import GazetteerPlace

_NAMING = frozenset((Shape.CAPITAL, Shape.CAPITALS))


def places(words: Words, lexicon: Lexicon) -> Iterator[Candidate]:
    """What is surely or very likely a place's name."""
    for index in words.occasions({*lexicon.known_places.found(words), *lexicon.place_heads.found(words)}):
        yield from _listed(words, lexicon, index)
        yield from _with_head(words, lexicon, index)
        if words.shapes[index] in _NAMING:
            yield from _commune(words, lexicon, index)
            yield from _before_its_region(words, lexicon, index)
            yield from _contracted(words, lexicon, index)
            yield from _road(words, lexicon, index)
            yield from _dateline(words, lexicon, index)


def plain_end(words: Words, lexicon: Lexicon, start: int) -> int:
    """The end of a listed place at `start` that counts without any sign beside it, 0 if there is none."""
    if start not in lexicon.known_places.found(words):
        return 0
    for end in sorted(lexicon.known_places.ends(words, start), reverse=True):
        name = words.key_slice(start, end)
        if name not in _doubtful(lexicon) and is_plain(_likeliest(name, lexicon), lexicon):
            return end
    return 0


def is_plain(place: GazetteerPlace, lexicon: Lexicon) -> bool:
    """Whether a place is so large or of such a kind that its name alone means it."""
    if place.kind in lexicon.places.plain_kinds:
        return True
    least = lexicon.places.town_sizes.get(place.country, lexicon.places.town_size_elsewhere)
    return place.kind == "city" and (place.population >= least or not place.geonames)


def has_sign(words: Words, lexicon: Lexicon, start: int) -> bool:
    """Whether the words before `start` say that a place follows: à, en, ville de, près de."""
    before = words.low(start - 1)
    if before in lexicon.places.prepositions or words.raw(start - 1) in lexicon.places.capital_prepositions:
        return words.low(start - 2) not in lexicon.places.giving
    if before in lexicon.names.articles:  # à la, dans les
        return words.low(start - 2) in lexicon.places.prepositions
    return before in lexicon.places.joints and words.low(start - 2) in lexicon.places.classes


def _listed(words: Words, lexicon: Lexicon, start: int) -> Iterator[Candidate]:
    """A name of the gazetteer."""
    if start not in lexicon.known_places.found(words):
        return
    for end in sorted(lexicon.known_places.ends(words, start), reverse=True):
        name = words.key_slice(start, end)
        if name.isupper() and not is_plain(_likeliest(name, lexicon), lexicon):
            continue
        confidence = _confidence(words, lexicon, start, end, _likeliest(name, lexicon), name in _doubtful(lexicon))
        if confidence:
            yield Candidate(start, end, "LOC", "gazetteer", confidence)
            return


def _confidence(words: Words, lexicon: Lexicon, start: int, end: int, place: GazetteerPlace, doubtful: bool) -> float:
    """How sure it is that a listed name means the place; 0 when it needs a sign and has none."""
    if _is_common_noun(words, lexicon, start, end):
        return 0.0
    if has_sign(words, lexicon, start):
        return 0.95
    if _in_brackets(words, start, end) and is_plain(place, lexicon):
        return 0.9
    if _beside_name(words, start, end):
        return 0.85 if _before_somebody(words, lexicon, start, end, place) else 0.0
    long = end - start > 1
    own_article = bool(place.article) and words.low(start - 1) in lexicon.places.article_forms.get(place.article, ())
    if doubtful and not long:
        return 0.7 if own_article and is_plain(place, lexicon) and not words.opens[start] else 0.0
    if not is_plain(place, lexicon):
        return _confidence_of_small(words, lexicon, start, long, place)
    if words.opens[start] and not long and words.low(start) in lexicon.common_words:
        return 0.0
    return 0.9


def _is_common_noun(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Palais de justice: a word of everyday with a complement in small letters."""
    governs = words.low(end) in lexicon.places.joints and words.shape(end + 1) is Shape.LOWER
    return governs and end == start + 1 and words.low(start) in lexicon.place_heads.keys


def _before_somebody(words: Words, lexicon: Lexicon, start: int, end: int, place: GazetteerPlace) -> bool:
    """le préfet de police de Paris Didier Lallement: after `de` and before a first name or any name."""
    before = start - 2 if words.low(start - 1) in lexicon.names.inner_articles else start - 1
    after_of = words.low(before) in lexicon.places.loose_prepositions and is_plain(place, lexicon)
    return after_of and (place.kind == "country" or words.low(end) in lexicon.first_names)


def _confidence_of_small(words: Words, lexicon: Lexicon, start: int, long: bool, place: GazetteerPlace) -> float:
    """A small town counts after `de`, `dans` only when its name is nothing else."""
    loose = words.low(start - 1) in lexicon.places.loose_prepositions
    person = words.low(start) in lexicon.first_names
    if loose and not person and (long or "-" in words.raw(start)):
        return 0.7
    return 0.55 if place.kind != "city" and not person and not words.opens[start] else 0.0


def _contracted(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """au Caire, du Havre: the place is listed with its article."""
    article = lexicon.places.contractions.get(words.low(index - 1))
    own = words.low(index - 1) in lexicon.names.inner_articles and words.low(index) not in lexicon.common_words
    own = own and not words.elided(index - 1)
    if own:  # la Rochelle
        article = words.low(index - 1).capitalize()
    if not article or _is_common_noun(words, lexicon, index, index + 1):
        return
    for end in range(min(index + 3, len(words)), index, -1):
        name = gazetteer.key(f"{article} {words.slice(index, end)}")
        listed = lexicon.known_places.listed(name) and not _beside_name(words, index, end)
        if listed and (not own or is_plain(_likeliest(name, lexicon), lexicon)):
            yield Candidate(index, end, "LOC", "gazetteer", 0.85)
            return


def _before_its_region(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Bapaume (Pas-de-Calais): whatever stands before a region or country in brackets is a place in it."""
    if words.is_name(index - 1):
        return
    end = index + 1
    while words.is_name(end) or (words.low(end) in lexicon.places.joints and words.is_name(end + 1)):
        end += 1
    inner = plain_end(words, lexicon, end + 1) if words.raw(end) == "(" else 0
    if not inner or words.raw(inner) not in (")", ","):
        return
    kind = _likeliest(words.key_slice(end + 1, inner), lexicon).kind
    person = end - index > 1 and "-" not in words.slice(index, end) and not has_sign(words, lexicon, index)
    if kind in ("department", "region", "country") and not person:
        yield Candidate(index, end, "LOC", "before its region", 0.85)


def _commune(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Villers-sur-Mer, Saint-Cirq-Lapopie: built as only names of communes are."""
    name = words.raw(index)
    if "-" not in name or _beside_name(words, index, index + 1):
        return
    inner = any(part in name for part in lexicon.places.commune_parts if part.startswith("-"))
    outer = name.startswith(tuple(p for p in lexicon.places.commune_parts if not p.startswith("-")))
    if inner and words.low(index).split("-")[0] not in lexicon.first_names:
        yield Candidate(index, index + 1, "LOC", "form of communes", 0.75)
    elif outer and words.low(index - 1) in lexicon.places.prepositions | lexicon.places.loose_prepositions:
        yield Candidate(index, index + 1, "LOC", "form of communes", 0.7)


def _road(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """la RN12, l'A7, la RD 1032."""
    name = words.raw(index)
    if name in lexicon.places.roads and words.shape(index + 1) is Shape.NUMBER:
        if words.low(index - 1) in lexicon.places.road_signs:
            yield Candidate(index, index + 2, "LOC", "road", 0.8)
        return
    letters = name.rstrip("0123456789")
    if letters != name and letters in lexicon.places.roads and words.low(index - 1) in lexicon.places.road_signs:
        yield Candidate(index, index + 1, "LOC", "road", 0.8)


def _dateline(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """CHAMONIX. – Two climbers …: a name that opens a block and is set apart is where the news comes from."""
    if index and words.shape(index - 1) is not Shape.GAP:
        return
    end = index + 1
    while words.is_name(end):
        end += 1
    if words.raw(end) in _AFTER_DATELINE and lexicon.known_places.listed(words.key_slice(index, end)):
        yield Candidate(index, end, "LOC", "dateline", 0.7)


def _with_head(words: Words, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """rue de Rivoli, lac Léman, mont Blanc; but la gare de Béziers has only the town."""
    head_end = lexicon.place_heads.end(words, index) or _capital_head_end(words, lexicon, index)
    if not head_end:
        return
    start = head_end
    while words.low(start) in lexicon.places.joints and start - head_end < 3:
        start += 1
    if not _proper(words, start) or words.opens[start]:
        return
    joined = start > head_end
    person = words.low(start) in lexicon.first_names and words.is_name(start + 1)
    if joined and (person or lexicon.known_organizations.end(words, start)):
        return
    end = _proper_end(words, lexicon, start)
    head = words.slice(index, head_end).lower()
    if joined and head in lexicon.places.outside_before_town and _is_town(words, lexicon, start, end):
        yield Candidate(start, end, "LOC", "after the noun of a site", 0.8)
    elif joined or words.raw(start) not in lexicon.names.no_names:
        yield Candidate(index, end, "LOC", "noun of a site", 0.85)


def _capital_head_end(words: Words, lexicon: Lexicon, index: int) -> int:
    """The end of a site's noun that has a capital: Parc Victoria; 0 if it may as well begin an organisation."""
    head = words.is_name(index) and words.low(index) in lexicon.place_heads.keys
    return index + 1 if head and words.raw(index) not in lexicon.organizations.capital_heads else 0


def _proper(words: Words, index: int) -> bool:
    if index >= len(words):
        return False
    return words.shape(index) in _NAMING or words.shape(index) is Shape.INITIAL


def _proper_end(words: Words, lexicon: Lexicon, start: int) -> int:
    """The end of the proper name in a place's name: capitals, and particles between capitals."""
    end = start + 1
    while end - start < 6:
        after = end
        while words.low(after) in lexicon.names.particles and after - end < 3:
            after += 1
        if not words.is_name(after) or words.raw(after) in lexicon.names.no_names:
            break
        if after > end and plain_end(words, lexicon, after):
            break
        end = after + 1
    return end


def _is_town(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether tokens `start` to `end` are a listed place, or built as one, rather than somebody's name."""
    name = words.key_slice(start, end)
    if lexicon.known_places.listed(name):
        return True
    inner = (part for part in lexicon.places.commune_parts if part.startswith("-"))
    return (
        end == start + 1 and words.low(start) not in lexicon.first_names and any(p in words.raw(start) for p in inner)
    )


def _in_brackets(words: Words, start: int, end: int) -> bool:
    return words.raw(start - 1) in ("(", ",", "/") and words.raw(end) in (")", ",", "/")


def _beside_name(words: Words, start: int, end: int) -> bool:
    """Whether another capital stands directly before or after: the name may be part of a longer one."""
    before = words.is_name(start - 1) and not words.opens[start - 1]
    return before or words.is_name(end)


def _likeliest(name: str, lexicon: Lexicon) -> GazetteerPlace:
    return gazetteer.lookup(lexicon.known_places.listed(name), lexicon.language)[0]


def _doubtful(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.doubtful_places


_AFTER_DATELINE = frozenset(("-", "–", "—", ".", ",", "("))
