"""The trained pipelines that the package ships, one folder a language under `exergue/models/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from exergue import language as packs
from exergue.annotate import lexical_classes, tokenization, word_vectors

MODELS = Path(packs.__file__).parent.parent / "models"

# What the config of a shipped pipeline names; importing these modules registers it.
_REGISTERED = (lexical_classes, tokenization, word_vectors)


def has_trained(language: str) -> bool:
    """Whether a pipeline for `language` is shipped."""
    return (MODELS / language / "config.cfg").is_file()


def load_trained(path: Path) -> Language:
    """The trained pipeline in the folder `path`, made by `training/`; one shipped is `MODELS / language`."""
    return spacy.load(path)


@cache
def trained(name: str) -> Language:
    """The pipeline of that name: a folder, or an installed package; loaded once."""
    return spacy.load(name)
