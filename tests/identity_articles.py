"""Short articles for tests of identities, in the markup of the gold sets."""

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

from golden_xml import from_xml

from exergue.authority import Authority
from exergue.model import AnnotatedArticle, Corpus
from exergue.resolve import resolve

NOBODY = Authority()


def article(id: str, body: str, day: str = "", language: str = "fr") -> AnnotatedArticle:
    root = ET.fromstring(f'<article id="{id}" lang="{language}">{body}</article>')
    return from_xml(root, Path(f"{id}.xml"), date.fromisoformat(day) if day else None)


def corpus(*bodies: str, authority: Authority = NOBODY) -> Corpus:
    """The corpus of articles a1, a2 … of the first days of January 2020."""
    articles = [article(f"a{n}", body, f"2020-01-{n:02}") for n, body in enumerate(bodies, 1)]
    return resolve(articles, authority)


def ids(site: Corpus) -> dict[str, list[str]]:
    """The ids of the mentions of each article."""
    found = sorted(site.articles, key=lambda a: a.article.id)
    return {a.article.id: [mention.entity for mention in a.mentions] for a in found}
