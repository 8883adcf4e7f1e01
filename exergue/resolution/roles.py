"""What the articles say that a person is, counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from exergue.model import HeldRole
from exergue.resolution.clusters import Cluster
from exergue.resolution.spelling import fold
from exergue.resolution.words import every_article, identity_words
from exergue.telling import tells


def held_roles(
    clusters: Iterable[Cluster], articles: Mapping[int, str], decided: Iterable[HeldRole]
) -> tuple[HeldRole, ...]:
    """The roles of a person: those that the editors `decided` first, then those of most articles.

    Of as many, one that stands at the name is before the words of a mere source, the fuller before the shorter; what
    tells readers nothing (« voisin ») comes last. « président » also counts for « président de la République », since
    who is the one is the other. `articles` are the ids by number.
    """
    wordings: dict[str, Counter[str]] = defaultdict(Counter)
    held: dict[str, set[str]] = defaultdict(set)
    titles: set[str] = set()
    for cluster in clusters:
        for role in cluster.roles:
            text = _without_article(role)
            wordings[fold(text)][_lowered(text, cluster.language)] += 1
            held[fold(text)].add(articles[cluster.article])
            if role in cluster.titles:
                titles.add(fold(text))
    first = tuple(decided)
    others = held.keys() - {fold(role.text) for role in first}
    keys = sorted(others, key=lambda key: (not tells(key), -_weight(key, held), key not in titles, -len(key), key))
    found = (HeldRole(_usual(wordings[key]), articles=tuple(sorted(held[key])), heads=tells(key)) for key in keys)
    return (*(_with_articles(role, held) for role in first), *found)


def _with_articles(role: HeldRole, held: Mapping[str, set[str]]) -> HeldRole:
    return HeldRole(role.text, tuple(sorted(held.get(fold(role.text), ()))), role.since, role.until)


def _weight(key: str, held: Mapping[str, set[str]]) -> int:
    """The articles with the role or with its beginning."""
    words = key.split()
    shorter = (" ".join(words[:end]) for end in range(1, len(words)))
    return len(held[key].union(*(held.get(beginning, ()) for beginning in shorter)))


def _usual(wordings: Counter[str]) -> str:
    return min(wordings, key=lambda text: (-wordings[text], text))


def _without_article(role: str) -> str:
    for article in every_article():
        head = article if article.endswith("'") else f"{article} "
        if fold(role[: len(head)]) == head.strip() and len(role) > len(head):
            return role[len(head) :]
    return role


def _lowered(role: str, language: str) -> str:
    """« Secrétaire générale » has the capital of its sentence; « Premier ministre » and « PDG » keep theirs."""
    first, *_ = role.split()
    plain = fold(first).rstrip(".")
    keeps = not first[1:].islower() or plain in identity_words(language).capital_roles
    return role if keeps else role[0].lower() + role[1:]
