"""The verb of a cue as a dictionary lists it: « a tenu à rappeler » is *rappeler*, « D’après » *d’après*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from exergue.annotate.speechwords import FINITE, Lexis, Verb, lexis

_WORD = re.compile(r"[^\W\d_]+(?:'|(?:-[^\W\d_]+)*)")
_REMEMBERED = 1 << 14  # cues


@lru_cache(_REMEMBERED)
def cue_lemma(cue: str, language: str) -> str:
    """The infinitive, or the preposition, that `cue` is a form of, with the straight apostrophe; "" for none known.

    `language` is that of the article, one that has a `speech.yml`.
    """
    known = lexis(language)
    words = _words(cue, known)
    return _preposition(words, known) or _verb(words, known)


def filed_under(lemma: str, language: str) -> str:
    """The lemma without a reflexive pronoun, as an index files it: « s’étonner » among the verbs in É."""
    words = lemma.replace("'", "' ").split()
    return " ".join(words[words[0] in lexis(language).words.reflexives :]).replace("' ", "'")


def _words(cue: str, known: Lexis) -> Sequence[str]:
    """The words, lower case; a pronoun behind its verb stands apart: dit-il is dit, il."""
    found = _WORD.findall(cue.lower().replace("’", "'"))
    apart = (_apart(word, known) for word in found)
    return tuple(word for words in apart for word in words)


def _apart(word: str, known: Lexis) -> Sequence[str]:
    return [word] if word in known.forms else word.split("-")


def _preposition(words: Sequence[str], known: Lexis) -> str:
    joined = " ".join(words)
    listed = next((phrase for phrase in known.words.prepositions if phrase == joined), "")
    return listed.replace("' ", "'")


def _verb(words: Sequence[str], known: Lexis) -> str:
    """The last of the words that can be a verb of saying: auxiliaries and carriers stand before it."""
    for at in range(len(words) - 1, -1, -1):
        readings = known.forms.get(words[at], ())
        fitting = [r for r in readings if r.verb.role == "report" and _fits(r.verb, words, at, known)]
        if fitting:
            # What more words speak for comes first; of equals a finite form: « vit » is no form of `voir` by chance.
            best = max(fitting, key=lambda r: (len(r.verb.rest), r.verb.reflexive, r.mood in FINITE))
            return best.verb.lemma
    return ""


def _fits(verb: Verb, words: Sequence[str], at: int, known: Lexis) -> bool:
    reflexive = any(word in known.words.reflexives for word in words[:at])
    adverb = known.words.reflexive_adverb in words[:at]
    rest = tuple(words[at + 1 : at + 1 + len(verb.rest)]) == verb.rest
    return rest and verb.reflexive <= reflexive and verb.adverb <= adverb
