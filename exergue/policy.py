"""What a page of the site may load: nothing of another host, and no script that stands in the page itself.

Should the text of an article ever come through as markup, a browser still runs none of it.
"""

from __future__ import annotations

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # the search is WebAssembly
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",  # where a mark lies on its map
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def policy(*, from_files: bool) -> str:
    """The content of the meta element `Content-Security-Policy`; a site that may be read `from_files` loads files."""
    own = "'self' file:" if from_files else "'self'"
    return "; ".join(f"{name} {sources.replace(_SELF, own)}" for name, sources in _DIRECTIVES.items())


_SELF = "'self'"
