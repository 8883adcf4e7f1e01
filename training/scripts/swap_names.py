"""Copies of the training articles in which people, places and organisations bear other names.

All mentions of a thing change together (`Mark Milley` … `Milley` become `Awa Diop` … `Diop`), genders and articles
are kept, and a name is left alone where elision would break: `d'Angers` does not become `d'Toulouse`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import typer
from annotated import Name, NamedText, press_pipeline, read_articles, seen, to_doc, write_docs
from name_pool import NamePool, determiner, kind_of, name_pool

_SHARE_SWAPPED = 0.8
_SHARE_OF_STRAIGHT_MARKS = 0.2
_LEAST_ORGANIZATIONS = 5
_VOWELS = "aeiouyhàâéèêëîïôöùûüœæ"
_STRAIGHT = str.maketrans(dict.fromkeys("“”«»", '"'))
_ELIDED = re.compile(r"'$")
_BEFORE_CONSONANT = re.compile(r"\b(de|que|le|la|jusque|lorsque)\s$", re.IGNORECASE)
Swaps = dict[Name, str]


def main(
    corpus: Path, names: Path, first_names: Path, places: Path, output: Path, copies: int = 6, seed: int = 7
) -> None:
    """Write `copies` of each training article of `corpus` to `output`, drawn with `seed`."""
    articles = [_plain(article) for article in read_articles(corpus, held_out=False)]
    pool = name_pool(articles, names, first_names, places)
    random, nlp = Random(seed), press_pipeline()
    copied = (_copy(article, pool, random) for article in articles for _ in range(copies))
    write_docs((to_doc(nlp, article) for article in copied), output)


def _plain(article: NamedText) -> NamedText:
    return replace(article, text=seen(article.text))


def _copy(article: NamedText, pool: NamePool, random: Random) -> NamedText:
    swapped = _apply(article, _keep_elisions(article.text, _swaps(article, pool, random)))
    if random.random() < _SHARE_OF_STRAIGHT_MARKS:
        return replace(swapped, text=swapped.text.translate(_STRAIGHT))
    return swapped


def _swaps(article: NamedText, pool: NamePool, random: Random) -> Swaps:
    things: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in article.names:
        things[name.entity, name.label].append(name)
    chosen: Swaps = {}
    for (_, label), names in things.items():
        if label != "MISC" and random.random() < _SHARE_SWAPPED:
            forms = _FORMS[label](article.text, names, pool, random)
            if all(article.text[name.start : name.end] in forms for name in names):
                chosen |= {name: forms[article.text[name.start : name.end]] for name in names}
    return chosen


def _person(text: str, names: Sequence[Name], pool: NamePool, random: Random) -> Mapping[str, str]:
    full = max((text[name.start : name.end] for name in names), key=len)
    parts = full.split()
    first, surname = pool.person(parts[0], random)
    if len(parts) == 1:
        return {full: first if full.lower() in pool.genders else surname}
    return {full: f"{first} {surname}", parts[0]: first, " ".join(parts[1:]): surname, parts[-1]: surname}


def _place(text: str, names: Sequence[Name], pool: NamePool, random: Random) -> Mapping[str, str]:
    forms = {text[name.start : name.end] for name in names}
    form = min(forms)
    new = pool.place(frozenset(determiner(text, name.start) for name in names), random)
    return {form: new} if new and len(forms) == 1 and not form[0].islower() else {}


def _organization(text: str, names: Sequence[Name], pool: NamePool, random: Random) -> Mapping[str, str]:
    forms = {text[name.start : name.end] for name in names}
    kinds = {kind_of(text, name) for name in names}
    others = pool.organizations.get(min(kinds), ())
    if len(forms) > 1 or len(kinds) > 1 or len(others) < _LEAST_ORGANIZATIONS:
        return {}
    return {forms.pop(): random.choice(others)}


_FORMS = {"PER": _person, "LOC": _place, "ORG": _organization}


def _keep_elisions(text: str, swaps: Swaps) -> Swaps:
    broken = {text[name.start : name.end] for name, new in swaps.items() if _breaks(text[: name.start], new)}
    return {name: new for name, new in swaps.items() if text[name.start : name.end] not in broken}


def _breaks(before: str, new: str) -> bool:
    vowel = new[:1].lower() in _VOWELS
    if _ELIDED.search(before[-5:]):
        return not vowel
    return bool(_BEFORE_CONSONANT.search(before[-10:])) and vowel and new[0].lower() != "h"


def _apply(article: NamedText, swaps: Swaps) -> NamedText:
    pieces: list[str] = []
    names = tuple(_placed(article, swaps, pieces))
    return NamedText("".join(pieces), names, article.id)


def _placed(article: NamedText, swaps: Swaps, pieces: list[str]) -> Iterator[Name]:
    """The names where they stand in the new text, whose pieces are added to `pieces`."""
    size = end = 0
    for name in article.names:
        form = swaps.get(name, article.text[name.start : name.end])
        pieces += (article.text[end : name.start], form)
        size += name.start - end + len(form)
        end = name.end
        yield replace(name, start=size - len(form), end=size)
    pieces.append(article.text[end:])


if __name__ == "__main__":
    typer.run(main)
