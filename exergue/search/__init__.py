"""The search of the site: what of the corpus is found, written for Pagefind, which makes its index of it."""

from exergue.search.collection import FOLDER, search_files
from exergue.search.index import make_index

__all__ = ["FOLDER", "make_index", "search_files"]
