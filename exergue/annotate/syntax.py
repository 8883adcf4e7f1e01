"""What the parse says of who speaks: a second witness of each cue's source, beside the patterns."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from spacy.tokens import Doc

from exergue.model import Agreement, TextSpan

_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer", "obl:agent", "obj:agent"))
_CASE, _FIXED, _RELATIVE = "case", "fixed", "acl:relcl"
_SHARING = frozenset(("conj", "xcomp", "advcl"))  # verbs that have the subject of the verb that they hang on
_SAME = frozenset(("appos", "nmod:appos", "flat", "flat:name", "conj"))  # nouns for the same, or for one of several
_FAR = 4  # steps up the tree
_IS_RELATIVE, _VERBS = "PronType=Rel", ("AUX", "VERB")


class Syntax:
    """The parse of a document, looked at by characters; silent on a document that nobody has parsed."""

    def __init__(self, doc: Doc) -> None:
        self.parsed, self.strings = doc.has_annotation("DEP"), doc.vocab.strings
        starts, steps, self.codes, self.pos, self.morphs = doc.to_array(["IDX", "HEAD", "DEP", "POS", "MORPH"]).T
        self.starts: list[int] = starts.tolist()
        self.heads = np.arange(len(doc)) + steps.astype(np.int64)
        self.subjects: dict[int, list[int]] = defaultdict(list)  # by the verb
        said_of = np.isin(self.codes, [self.strings[name] for name in _SUBJECTS])
        for at in np.flatnonzero(said_of).tolist() if self.parsed else ():
            self.subjects[int(self.heads[at])].append(at)

    def agreement(self, cue: Sequence[TextSpan], source: TextSpan) -> Agreement:
        """Whether the parse, too, takes `source` for the source of `cue`; "" where it says nothing of it."""
        told = frozenset(self._sources(cue)) if self.parsed else frozenset()
        if not told:
            return ""
        within = self._tokens(source)
        same = any(at in within for at in told) or any(self._is_one_of(at, told) for at in within)
        if same:
            return "agrees"
        return "" if any(span.holds(source) for span in cue) else "differs"  # dit-il: no parse knows better

    def _dep(self, at: int) -> str:
        return self.strings[int(self.codes[at])]

    def _head(self, at: int) -> int:
        return int(self.heads[at])

    def _is_relative(self, at: int) -> bool:
        return _IS_RELATIVE in self.strings[int(self.morphs[at])]

    def subjects_of(self, cue: TextSpan) -> Iterator[int]:
        """The first character of each subject that the parse gives the verb of a cue itself."""
        if self.parsed:
            yield from (self.starts[at] for verb in self._tokens(cue) for at in self.subjects.get(verb, ()))

    def _sources(self, cue: Sequence[TextSpan]) -> Iterator[int]:
        """The words that the parse hangs on a cue as its subject, its agent or the noun of its preposition."""
        tokens = [at for span in cue for at in self._tokens(span)]
        found = [subject for at in tokens for subject in self._subjects(at)]
        yield from found
        yield from (noun for at in tokens for noun in self._governed(at) if noun not in tokens)
        if not found:
            top = next(
                (at for at in tokens if self._head(at) not in tokens and self.strings[int(self.pos[at])] in _VERBS), -1
            )
            yield from self._shared(top) if top >= 0 else ()

    def _governed(self, preposition: int) -> Iterator[int]:
        """The noun behind a preposition; for a relative pronoun what it stands for: X, selon qui …"""
        if self._dep(preposition) != _CASE:
            return
        noun = self._head(preposition)
        yield noun
        verb = self._head(noun)
        if self._is_relative(noun) and self._dep(verb) == _RELATIVE:
            yield self._head(verb)

    def _subjects(self, verb: int) -> Iterator[int]:
        """The subjects of a verb; for a relative pronoun what it stands for too."""
        for at in self.subjects.get(verb, ()):
            yield at
            if self._dep(verb) == _RELATIVE and self._is_relative(at):
                yield self._head(verb)

    def _shared(self, verb: int) -> Iterator[int]:
        """The subjects of the nearest verb above that has some."""
        for _ in range(_FAR):
            if self._dep(verb) not in _SHARING:
                return
            verb = self._head(verb)
            if verb in self.subjects:
                yield from self._subjects(verb)
                return

    def _is_one_of(self, at: int, told: frozenset[int]) -> bool:
        """Whether a word stands for the same as one of `told`: le maire, X, …"""
        for _ in range(_FAR):
            if at in told:
                return True
            if self._dep(at) not in _SAME:
                return False
            at = self._head(at)
        return False

    def _tokens(self, span: TextSpan) -> range:
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))
