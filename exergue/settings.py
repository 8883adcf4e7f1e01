"""What a build works with: `extra.exergue` of mkdocs.yml, and over it what the command line says."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import permutations
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from exergue.errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line said; an empty value leaves the word to mkdocs.yml."""

    sources: tuple[Path, ...] = ()
    authority: Path | None = None
    docs: Path | None = None
    site: Path | None = None
    keep_going: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """All folders, and the language of the interface (and of articles that don't say theirs).

    Paths are as a message should show them: relative to the working directory where they lie below it.
    """

    config_file: Path
    sources: tuple[Path, ...]
    authority: Path
    docs: Path
    site: Path
    language: str

    @property
    def root(self) -> Path:
        """The folder of mkdocs.yml, which all its paths are relative to."""
        return self.config_file.parent

    @property
    def templates(self) -> Path:
        """The folder of the page templates and macros."""
        return self.root / "templates"


class _Ours(BaseModel):
    """The keys of `extra.exergue`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    sources: list[str] = Field(default=["seeds"], min_length=1)
    authority: str = "authority"
    language: str = "fr"


class _Extra(BaseModel):
    exergue: _Ours = _Ours()


class _Config(BaseModel):
    """What we read of mkdocs.yml; mkdocs itself judges the rest."""

    docs_dir: str = "docs"
    site_dir: str = "site"
    extra: _Extra = _Extra()


def read_settings(config_file: Path, options: Options = Options()) -> Settings:
    """The settings of a build; raises InputError with all that is wrong in `config_file` and among the folders."""
    tree = _read_yaml(config_file)
    try:
        config = _Config.model_validate(tree)
    except ValidationError as error:
        raise InputError(_problem(config_file, tree, details) for details in error.errors()) from error
    settings = _settled(config_file, config, options)
    if problems := [*_language_problems(settings, tree), *_folder_problems(settings)]:
        raise InputError(problems)
    return settings


def _settled(config_file: Path, config: _Config, options: Options) -> Settings:
    root, ours = config_file.parent, config.extra.exergue
    return Settings(
        config_file=near(config_file),
        sources=tuple(map(near, options.sources or (root / source for source in ours.sources))),
        authority=near(options.authority or root / ours.authority),
        docs=near(options.docs or root / config.docs_dir),
        site=near(options.site or root / config.site_dir),
        language=ours.language,
    )


def near(path: Path) -> Path:
    """`path` relative to the working directory if it lies below it, else absolute."""
    absolute, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100, resolve() would follow links
    return absolute.relative_to(here) if absolute.is_relative_to(here) else absolute


def _read_yaml(config_file: Path) -> CommentedMap:
    try:
        # Round-trip mode keeps line numbers, and mkdocs' own tags (!ENV) as plain nodes that nothing runs.
        tree = YAML(typ="rt").load(config_file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError([Problem(config_file, 0, f"can't be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise InputError([Problem(config_file, 0, "is not UTF-8 text")]) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise InputError([Problem(config_file, line, f"is not valid YAML: {error.problem}")]) from error
    except YAMLError as error:
        raise InputError([Problem(config_file, 0, f"is not valid YAML: {error}")]) from error
    if not isinstance(tree, CommentedMap):
        raise InputError([Problem(config_file, 0, "holds no settings; expected at least `site_name: …`")])
    return tree


def _problem(config_file: Path, tree: CommentedMap, details: ErrorDetails) -> Problem:
    *parents, last = details["loc"]
    name = ".".join(map(str, details["loc"]))
    if details["type"] == "extra_forbidden":
        message = f"{name} is not a setting; {_nearest(str(last), _Ours.model_fields)}"
    else:
        expected = details["msg"].replace("Input should be", "expected")
        message = f"{name}: {expected}, not {details['input']!r}"
    return Problem(near(config_file), _line(tree, (*parents, last)), message)


def _nearest(key: str, known: Sequence[str] | Any) -> str:
    nearest = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    return f"did you mean {nearest[0]}?" if nearest else f"expected one of {', '.join(known)}"


def _line(node: Any, keys: Sequence[int | str]) -> int:
    """Line of the deepest of `keys` that is there, from 1."""
    line = 1
    for key in keys:
        if isinstance(node, CommentedMap) and key in node:
            line = node.lc.key(key)[0] + 1
        elif isinstance(node, CommentedSeq) and isinstance(key, int):
            line = node.lc.item(key)[0] + 1
        else:
            break
        node = node[key]
    return line


def _language_problems(settings: Settings, tree: CommentedMap) -> list[Problem]:
    packs = files("exergue.language").iterdir()
    known = sorted(pack.name for pack in packs if pack.joinpath("interface.yml").is_file())
    if settings.language in known:
        return []
    message = f"extra.exergue.language: no interface in {settings.language!r}; expected one of {', '.join(known)}"
    return [Problem(settings.config_file, _line(tree, ("extra", "exergue", "language")), message)]


def _folder_problems(settings: Settings) -> list[Problem]:
    """Folders that would be read as articles after they were written, or written over one another."""
    written = [("docs", settings.docs), ("site", settings.site)]
    read = [("authority", settings.authority), *(("source", source) for source in settings.sources)]
    pairs = permutations([*written, *read], 2)
    return [
        Problem(path, 0, f"the {name} folder holds the {other} folder {inner}; expected them apart")
        for (name, path), (other, inner) in pairs
        if (name, path) in written or (other, inner) in written
        if inner.resolve().is_relative_to(path.resolve())
    ]
