"""One page of each kind that a site has: the longest, where the most can go wrong."""

import re
from pathlib import Path

_KIND = re.compile(r'<body class="([^"]*)"')


def page_of_each_kind(site: Path) -> list[str]:
    """Their addresses relative to the site, sorted. Indexes differ by what they list, all by their depth."""
    longest: dict[tuple[str, str, int], tuple[int, str]] = {}
    for file in site.rglob("*.html"):
        text, path = file.read_text(encoding="utf-8"), file.relative_to(site)
        kind = _KIND.search(text)
        if kind is None or 'http-equiv="refresh"' in text:
            continue  # leads on to another page
        key = (kind[1], path.parts[0] if kind[1] in ("index", "plain") else "", len(path.parts))
        longest[key] = max(longest.get(key, (0, "")), (len(text), path.as_posix()))
    return sorted(path.removesuffix("index.html") for _, path in longest.values())
