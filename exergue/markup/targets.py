"""Where a link of a seed may lead: what is not known to be harmless is shown as text."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from exergue.links import Links

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # browsers skip some of them inside an address: `java\nscript:`
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//|[/\\]{2}")
_HARMLESS = re.compile(r"https?://[^/?#\\@\s]|mailto:[^/\\]", re.IGNORECASE)
_PLAIN = re.compile("[A-Za-z0-9/._~#-]*")  # as nearly all paths of the site are
_KEPT = "%/:?#@!$&+,;=~.-_*"  # brackets, quotation marks and back-slashes leave as %XX


def external(target: str) -> str:
    """`target` as an address with nothing in it but safe ASCII if it is http, https or mailto, else ""."""
    address = _CONTROLS.sub("", target).strip()
    if address.startswith("//"):
        address = f"https:{address}"
    return quote(address, safe=_KEPT, errors="replace") if _HARMLESS.match(address) else ""


def written(address: str) -> str:
    """The target of an address that stands in the text as such: `www.x.fr` and `a@x.fr` too; "" for a strange one."""
    if "://" not in address and not address.lower().startswith("mailto:"):
        address = f"mailto:{address}" if "@" in address else f"https://{address}"
    return external(address)


def relative(target: str) -> str:
    """The path that a relative link names, percent-decoded, without query and fragment; "" when there is none."""
    address = _CONTROLS.sub("", target).strip()
    if _ABSOLUTE.match(address):
        return ""
    return unquote(re.split("[?#]", address, maxsplit=1)[0])


def page(target: str, links: Links) -> str:
    """The page of this site that the link means, relative to the page being written, or ""."""
    path = relative(target)
    return local(links.article(path)) if path else ""


def image(target: str, links: Links) -> str:
    """The image of this site that the address means, relative to the page being written, or ""."""
    path = relative(target)
    return local(links.image(path)) if path else ""


def local(path: str) -> str:
    """A path within the site as the address of a Markdown link, every character that could be misread as `%XX`."""
    return path if _PLAIN.fullmatch(path) else quote(path, safe="/.-_~#", errors="replace")
