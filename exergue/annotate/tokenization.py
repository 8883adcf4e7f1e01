"""spaCy's tokenizer of a language, adjusted to the press.

Compounds stay whole (`Saint-Denis`, `J.-C.`), inverted subjects come off (`a-t-il` is a, -t-, il), quotation marks
and long dashes always part words, and so does a full stop without the space that should follow it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from re import escape

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CURRENCY, UNITS
from spacy.language import BaseDefaults, Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from exergue.language import read

_QUOTES = r"""["«»“”„‟‹›]"""
_BEFORE = [r"[\(\[\{…•‣◦▪§%=+*#~<>|_]", r"\.\.+", r"[-–—]+", r"[,;:!?]", _QUOTES, r"['‘]", rf"(?:{CURRENCY})"]
_AFTER = [
    r"[\)\]\}…%*~<>|_]",
    r"\.\.+",
    r"[–—]+",
    r"[,;:!?]",
    _QUOTES,
    rf"(?<=[{ALPHA}][{ALPHA}][{ALPHA}])'",
    r"(?<=[^\w])'",
    rf"(?<=[0-9])(?:{CURRENCY}|{UNITS})",
    r"(?<=[0-9\)\]%»”\"…])\.",
    rf"(?<=[{ALPHA_LOWER}])\.",
    rf"(?<=[{ALPHA_UPPER}0-9][{ALPHA_UPPER}0-9])\.",
]
_WITHIN = [
    r"…|\.\.+",
    r"[–—]+|--+",
    _QUOTES,
    r"[\(\)\[\]]",
    rf"(?<=[{ALPHA_LOWER}0-9])\.(?=[{ALPHA_UPPER}])",
    rf"(?<=[{ALPHA}])[,;!?:](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[<>=/](?=[{ALPHA}0-9])",
]


@dataclass(frozen=True, slots=True)
class TokenWords:
    """What `tokens.yml` of a language pack says. `inherits`: spaCy's own words for the language count as well."""

    inherits: bool
    elisions: tuple[str, ...]
    elisions_before_lower: tuple[str, ...]
    clitics: tuple[str, ...]
    link: str
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    whole: tuple[str, ...]
    may_end: frozenset[str]


def press_tokenizer(nlp: Language, words: TokenWords) -> Tokenizer:
    """The tokenizer of `nlp`'s language with its own exceptions and the rules above."""
    inherited = nlp.Defaults if words.inherits else BaseDefaults
    return Tokenizer(
        nlp.vocab,
        rules={**inherited.tokenizer_exceptions, **{word: [{ORTH: word}] for word in words.whole}},
        prefix_search=compile_prefix_regex(_prefixes(words)).search,
        suffix_search=compile_suffix_regex(_suffixes(words)).search,
        infix_finditer=compile_infix_regex(_WITHIN).finditer,
        url_match=inherited.url_match,
    )


def _prefixes(words: TokenWords) -> list[str]:
    elided = rf"(?i:{_any(words.elisions)})'(?=[{ALPHA}0-9«“\"])"
    elided_before_lower = rf"(?i:{_any(words.elisions_before_lower)})'(?=[{ALPHA_LOWER}])"
    prefixed = rf"(?:{_any(words.prefixes)})-(?=[{ALPHA_UPPER}])"
    rules = ((words.elisions, elided), (words.elisions_before_lower, elided_before_lower), (words.prefixes, prefixed))
    return [*_BEFORE, *(pattern for listed, pattern in rules if listed)]


def _suffixes(words: TokenWords) -> list[str]:
    found = [*_AFTER, *map(escape, words.endings)]
    if words.clitics:
        found += [rf"(?<=[{ALPHA}]-)(?:{_any(words.clitics)})", rf"(?<=[{ALPHA}]){escape(words.link)}", r"(?<=\w)-"]
    return found


def _any(listed: tuple[str, ...]) -> str:
    return "|".join(map(escape, sorted(listed, key=len, reverse=True)))


def press_tokenizer_of_pack() -> Callable[[Language], Tokenizer]:
    """What makes the press tokenizer of a pipeline's language, by the name that a trained pipeline's config gives."""
    return lambda nlp: press_tokenizer(nlp, read(nlp.lang or "", "tokens", TokenWords))


registry.tokenizers("exergue.press_tokenizer.v1", func=press_tokenizer_of_pack)
