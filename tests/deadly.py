"""A reader of articles that dies of some of them: of « poison » always, of « once » the first time."""

import os
from pathlib import Path

from exergue.annotating.crews import read as read_well


def read(article, model):
    mark = Path(article.path).with_suffix(".died")
    if "poison" in article.text or ("once" in article.text and not mark.exists()):
        mark.touch()
        os._exit(9)
    return read_well(article, model)
