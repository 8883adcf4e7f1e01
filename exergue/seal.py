"""The seal of a site: what it was made of, and what it held then, so that it is not made again for nothing."""

from __future__ import annotations

import os
import re
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from exergue.fingerprint import code, files_below, lines_of
from exergue.manifest import digest_of
from exergue.yaml_lines import read_tree

MARK = ".exergue"  # the file that says that Exergue made a site
_LIBRARIES = ("mkdocs", "markdown", "jinja2", "pagefind", "rcssmin", "rjsmin")
_VARIABLE = re.compile(r"!ENV\s*\[?([\w\s,]+)")


def made_of(config_file: Path, docs: Path, dated: date | None) -> str:
    """One digest of all that mkdocs would make the site of; "" where its settings name code that we don't know."""
    if not _is_plain(config_file):
        return ""
    root, written = config_file.parent, config_file.read_text(encoding="utf-8")
    names = sorted({name for found in _VARIABLE.findall(written) for name in re.findall(r"\w+", found)})
    parts = [f"code {code()}", f"dated {dated}", *(f"{name} {version(name)}" for name in _LIBRARIES)]
    parts += [f"{name}={os.environ.get(name)}" for name in [*names, "SOURCE_DATE_EPOCH"]]
    for path in (config_file, root / "hooks.py", root / "templates", docs):
        parts += lines_of(path) if path.exists() else ()
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def seal(site: Path, made: str) -> None:
    """Note in the site what it was made of, and what it holds."""
    (site / MARK).write_text(f"{made}\n{_holds(site)}\n" if made else "", encoding="ascii", newline="\n")


def is_sealed(site: Path, made: str) -> bool:
    """Whether the site was made of just that, and nobody has touched it since."""
    try:
        sealed = (site / MARK).read_text(encoding="ascii", errors="replace").split()
    except OSError:
        return False
    return bool(made) and sealed == [made, _holds(site)]


def _is_plain(config_file: Path) -> bool:
    """Whether the settings name no plugin, hook, theme or further settings but those that come with Exergue."""
    root = read_tree(config_file).root
    theme = root.get("theme") if isinstance(root, dict) else None
    return (
        isinstance(theme, dict)
        and theme.get("custom_dir") == "templates/theme"
        and root.get("hooks") == ["hooks.py"]
        and not root.get("plugins", ["search"])
        and "INHERIT" not in root
    )


def _holds(site: Path) -> str:
    """One digest of all files; what others keep there under a dot is theirs."""
    lines = (f"{digest_of(file)} {file.relative_to(site).as_posix()!r}" for file in files_below(site))
    return sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
