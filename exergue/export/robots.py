"""`robots.txt`: everything may be read, and where the list of pages is.

Search engines ask for it at the root of a host only, so a site under a path has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from exergue.export.collection import Collection, File


def export_robots(collection: Collection) -> Iterator[File]:
    """The file, where search engines would find it."""
    url = collection.settings.site_url
    if url and urlsplit(url).path == "/":
        yield PurePosixPath("robots.txt"), f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n".encode()
