"""The trained pipelines that the package ships, one folder a language under `exergue/models/`."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import load_config, load_meta
from thinc.api import NumpyOps, get_current_ops, use_ops

from exergue import language as packs
from exergue.annotate import lexical_classes, tokenization, word_vectors
from exergue.annotate.language_class import language_class

MODELS = Path(packs.__file__).parent.parent / "models"

# What the config of a shipped pipeline names; importing these modules registers it.
_REGISTERED = (lexical_classes, tokenization, word_vectors)


def load_trained(path: Path) -> Language:
    """The trained pipeline in the folder `path`, made by `training/`; one shipped is `MODELS / language`."""
    config = load_config(path / "config.cfg")
    with own_products():
        nlp = language_class(config["nlp"]["lang"]).from_config(config, meta=load_meta(path / "meta.json"))
        return nlp.from_disk(path)


@cache
def trained(name: str) -> Language:
    """The pipeline of that name: a folder, or an installed package; loaded once."""
    if Path(name).parent == MODELS:
        return load_trained(Path(name))
    with own_products():
        return spacy.load(name)


def own_products() -> AbstractContextManager[None]:
    """Within it, models are made that multiply matrices by NumPy, which takes the best that the processor has.

    spaCy's own way on processors (BLIS) knows no AVX-512 and takes up to three times as long there. A back end that
    somebody chose, or that spaCy chose for a Mac or a graphics card, is left alone.
    """
    plain = type(get_current_ops()) is NumpyOps
    return use_ops("numpy", use_blis=False) if plain else nullcontext()


def shipped(language: str) -> str:
    """The folder of the pipeline that is shipped for `language`, "" if none is."""
    folder = MODELS / language
    return str(folder) if (folder / "config.cfg").is_file() else ""


def model_problem(name: str, language: str) -> str:
    """What keeps the pipeline `name` from reading articles in `language`, and what was expected; "" if nothing does."""
    try:
        nlp = trained(name)
    except OSError:
        return f"no spaCy pipeline {name!r} is installed, and no folder holds one; expected one of either"
    except Exception as error:  # the code of another package, or a folder of any content
        return f"the spaCy pipeline {name!r} can't be loaded: {' '.join(str(error).split())[:_SHOWN]}"
    if nlp.lang != language:
        return f"the spaCy pipeline {name!r} is for {nlp.lang!r}; expected one for {language!r}, the site's language"
    factories = {nlp.get_pipe_meta(component).factory for component in nlp.pipe_names}
    missing = sorted(_NEEDED - factories)
    if missing:
        has = ", ".join(nlp.pipe_names) or "nothing"
        return f"the spaCy pipeline {name!r} has no {' and no '.join(missing)} (it has {has}); expected both {_BOTH}"
    return ""


_NEEDED = frozenset(("ner", "parser"))
_BOTH = "a ner (names) and a parser (subjects)"
_SHOWN = 300  # characters of somebody else's message
