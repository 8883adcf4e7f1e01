"""What the words of descriptions have in common with those of roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from exergue.annotate.cast import Member


def by_word(cast: Mapping[str, Member]) -> dict[str, list[str]]:
    """The words of roles, each with the people of whom they are said."""
    table: dict[str, list[str]] = defaultdict(list)
    for name, member in cast.items():
        for word in dict.fromkeys(word for role in member.roles for word in role):
            table[word].append(name)
    return table


def shared(words: Sequence[str], role: Sequence[str]) -> int:
    """How many words a description shares with a role, its noun among them; 0 when they tell different things."""
    if words[0] not in role:
        return 0
    own = set(words[1:])
    if own and not own & set(role) and len(role) > 1 and words[0] != role[0]:
        return 0
    return 1 + len(own & set(role))
