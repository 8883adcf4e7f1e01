"""Lists cut shorter than on a real site, so that a few articles make pages that go on with them."""

from importlib import import_module
from pkgutil import iter_modules

from exergue import pages


def shorten(monkeypatch, **sizes):
    """Give the constants of `exergue.pages` that are so called other values, in whichever module they stand."""
    for found in iter_modules(pages.__path__, "exergue.pages."):
        module = import_module(found.name)
        for name in sizes.keys() & vars(module).keys():
            monkeypatch.setattr(module, name, sizes[name])
