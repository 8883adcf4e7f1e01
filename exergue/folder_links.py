"""Links that work where no server is: from a file, only a server knows that `index.html` is meant by a folder."""

from __future__ import annotations

import re

# A tag with the address in it; attributes before it are passed over as a whole, since their values may hold anything.
_ATTRIBUTES = r'(?:\s+[^\s"=<>]+(?:="[^"]*")?)*?\s+'
_LINK = re.compile(rf'(<(?:a|area|link|form)\b{_ATTRIBUTES}(?:href|action)=")([^"]*)(?=")')
_MOVED = re.compile(rf'(<meta\b{_ATTRIBUTES}content="0; url=)([^"]*)(?=")')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)


def with_files(html: str) -> str:
    """A page whose links to folders of the site name the file that is meant; the rest of it as it was."""
    for pattern in (_LINK, _MOVED):
        html = pattern.sub(lambda link: link[1] + _with_file(link[2]), html)
    return html


def _with_file(address: str) -> str:
    parts = _PARTS.fullmatch(address)
    path, rest = parts.groups() if parts else (address, "")
    last = path.rpartition("/")[2]
    if not path or _ELSEWHERE.match(path) or last not in ("", ".", ".."):
        return address
    return f"{path}index.html{rest}" if not last else f"{path}/index.html{rest}"
