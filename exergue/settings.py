"""What a build works with: `extra.exergue` of mkdocs.yml, and over it what the command line says."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from errno import ENAMETOOLONG
from itertools import permutations
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from exergue.catalogs import catalogs
from exergue.contact import Contact, read_contact
from exergue.errors import InputError, Problem
from exergue.hints import nearest
from exergue.setting_values import environment, full, mapping, with_slash
from exergue.siblings import Sibling, SiblingSetting, sibling_setting, unfit
from exergue.yaml_lines import Tree, read_tree

_MEGABYTE = 10**6
_AUTHORITY = "authority"  # the folder that may be missing, since nobody asked for it


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line said; an empty value leaves the word to mkdocs.yml."""

    sources: tuple[Path, ...] = ()
    authority: Path | None = None
    docs: Path | None = None
    site: Path | None = None
    model: str = ""
    keep_going: bool = False
    strict: bool = False
    frozen: bool = False
    no_cache: bool = False
    jobs: int = 0
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who annotates: so many processes (0: as many as are worth it), or the Dask cluster at this address."""

    jobs: int = 0
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """The spaCy pipeline to read articles with: an installed package, or a folder; "" for the one Exergue brings along.

    `path` and `line` say where it was chosen.
    """

    name: str = ""
    path: Path = Path()
    line: int = 0


@dataclass(frozen=True, slots=True)
class License:
    """Under which terms the data of the site may be used: a name such as CC-BY-4.0, and where its words stand."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All folders, and the language of the interface (and of articles that don't say theirs).

    Paths are as a message should show them: relative to the working directory where they lie below it. `site_url` is
    the full address of the home page, "" as long as none is given.
    """

    config_file: Path
    sources: tuple[Path, ...]
    authority: Path
    docs: Path
    site: Path
    language: str
    model: ModelChoice = ModelChoice()
    minor_mentions: int = 1  # whoever has no more of them, and says nothing, has a short page and is folded in lists
    keeps_ids: bool = True  # not for articles given on the command line, unless with an authority folder of their own
    contact: Contact | None = None  # where readers can tell of a mistake
    workers: Workers = Workers()
    cache: int = 0  # bytes that annotations of earlier builds may take; 0: none are kept or used
    site_url: str = ""
    site_name: str = ""
    description: str = ""
    license: License | None = None
    search_also: tuple[Sibling, ...] = ()  # whose articles this site's search finds too

    @property
    def root(self) -> Path:
        """The folder of mkdocs.yml, which all its paths are relative to."""
        return self.config_file.parent

    @property
    def templates(self) -> Path:
        """The folder of the page templates and macros."""
        return self.root / "templates"


class _License(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    url: Annotated[str, AfterValidator(full)] = ""


class _Ours(BaseModel):
    """The keys of `extra.exergue`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    sources: list[str] = Field(default=["seeds"], min_length=1)
    authority: str = _AUTHORITY
    language: str = "fr"
    model: str = ""
    minor_mentions: int = Field(default=1, ge=0)
    cache: int = Field(default=500, ge=0)  # megabytes
    contact: Annotated[Contact | None, BeforeValidator(read_contact)] = None
    license: Annotated[_License | None, BeforeValidator(mapping)] = None
    search_also: list[Annotated[SiblingSetting, BeforeValidator(sibling_setting)]] = []


_INNER: Mapping[str, type[BaseModel]] = {"license": _License, "search_also": SiblingSetting}  # of keys with keys


class _Extra(BaseModel):
    exergue: Annotated[_Ours, BeforeValidator(mapping)] = _Ours()


class _Config(BaseModel):
    """What we read of mkdocs.yml; mkdocs itself judges the rest."""

    site_name: str = ""
    site_url: Annotated[str, BeforeValidator(environment), AfterValidator(full), AfterValidator(with_slash)] = ""
    site_description: str = ""
    docs_dir: str = "docs"
    site_dir: str = "site"
    extra: Annotated[_Extra, BeforeValidator(mapping)] = _Extra()


def read_settings(config_file: Path, options: Options = Options()) -> Settings:
    """The settings of a build; raises InputError with all that is wrong in `config_file` and among the folders."""
    tree = _tree(config_file)
    if not isinstance(tree.root, dict):
        raise InputError([Problem(near(config_file), 0, "holds no settings; expected at least `site_name: …`")])
    try:
        config = _Config.model_validate(tree.root)
    except ValidationError as error:
        raise InputError(_problem(tree, details) for details in error.errors()) from error
    settings = _settled(tree, config, options)
    if problems := _unfit_names(settings):
        raise InputError(problems)
    named = [*_language_problems(settings, tree), *_sibling_problems(settings, tree)]
    if problems := [*named, *_folder_problems(settings), *_authority_problems(settings)]:
        raise InputError(problems)
    return settings


def _tree(config_file: Path) -> Tree:
    try:
        return read_tree(config_file)
    except InputError as error:
        raise InputError(replace(problem, path=near(problem.path)) for problem in error.problems) from error


def frame_of(extra: Mapping[str, object]) -> tuple[str, Contact | None]:
    """What the theme has to know of `extra` in a mkdocs.yml: the language of the interface, and the contact."""
    ours = _Extra.model_validate(extra).exergue
    return ours.language, ours.contact


def _settled(tree: Tree, config: _Config, options: Options) -> Settings:
    root, ours = tree.path.parent, config.extra.exergue
    return Settings(
        config_file=near(tree.path),
        sources=tuple(map(near, options.sources or (root / source for source in ours.sources))),
        authority=near(options.authority or root / ours.authority),
        docs=near(options.docs or root / config.docs_dir),
        site=near(options.site or root / config.site_dir),
        language=ours.language,
        contact=ours.contact,
        model=_model(tree, ours.model, options.model),
        minor_mentions=ours.minor_mentions,
        keeps_ids=not options.sources or options.authority is not None,
        workers=Workers(options.jobs, options.cluster),
        cache=0 if options.no_cache else ours.cache * _MEGABYTE,
        site_url=config.site_url,
        site_name=config.site_name,
        description=config.site_description,
        license=License(ours.license.name, ours.license.url) if ours.license else None,
        search_also=tuple(Sibling(one.url, one.name) for one in ours.search_also),
    )


def _model(tree: Tree, setting: str, option: str) -> ModelChoice:
    """What the command line chose, else what mkdocs.yml did; a name that is a folder there means the folder."""
    name, root = (option, Path()) if option else (setting, tree.path.parent)
    is_folder = bool(name) and os.path.isdir(root / name)  # noqa: PTH112, Path.is_dir raises where a name is too long
    name = str(near(root / name)) if is_folder else name
    if option:
        return ModelChoice(name, Path("--model"))
    return ModelChoice(name, near(tree.path), tree.line(("extra", "exergue", "model")) if setting else 0)


def near(path: Path) -> Path:
    """`path` relative to the working directory if it lies below it, else absolute."""
    absolute, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100, resolve() would follow links
    return absolute.relative_to(here) if absolute.is_relative_to(here) else absolute


def _problem(tree: Tree, details: ErrorDetails) -> Problem:
    name = ".".join(map(str, details["loc"]))
    if details["type"] == "extra_forbidden":
        *above, last = details["loc"]
        model = next((model for key, model in _INNER.items() if key in above), _Ours)
        message = f"{name} is not a setting; {nearest(str(last), model.model_fields)}"
    else:
        expected = details["msg"].replace("Input should be", "expected")
        message = f"{name}: {expected}, not {details['input']!r}"
    return Problem(near(tree.path), tree.line(details["loc"]), message)


def _language_problems(settings: Settings, tree: Tree) -> list[Problem]:
    known = sorted(catalogs())
    if settings.language in known:
        return []
    message = f"extra.exergue.language: no interface in {settings.language!r}; expected one of {', '.join(known)}"
    return [Problem(settings.config_file, tree.line(("extra", "exergue", "language")), message)]


def _sibling_problems(settings: Settings, tree: Tree) -> Iterator[Problem]:
    for place, message in unfit(settings.search_also, settings.site_url):
        loc = ("extra", "exergue", "search_also", place)
        yield Problem(settings.config_file, tree.line(loc), f"{'.'.join(map(str, loc))}: {message}")


def _unfit_names(settings: Settings) -> list[Problem]:
    """Names of folders that no file system takes."""
    problems = []
    for path in (*settings.sources, settings.authority, settings.docs, settings.site, Path(settings.model.name)):
        try:
            os.lstat(path)
        except ValueError:
            problems.append(Problem(path, 0, "holds a character that no name may hold; expected another"))
        except OSError as error:
            if error.errno == ENAMETOOLONG:
                problems.append(Problem(path, 0, "is too long for a name; expected a shorter one"))
    return problems


def _folder_problems(settings: Settings) -> list[Problem]:
    """Folders that would be read as articles after they were written, or written over one another."""
    written = [("docs", settings.docs), ("site", settings.site)]
    read = [("authority", settings.authority), *(("source", source) for source in settings.sources)]
    pairs = permutations([*written, *read], 2)
    return [
        Problem(path, 0, f"the {name} folder holds the {other} folder {inner}; expected them apart")
        for (name, path), (other, inner) in pairs
        if (name, path) in written or (other, inner) in written
        if _holds(path, inner)
    ]


def _holds(folder: Path, inner: Path) -> bool:
    """Whether `inner` is `folder` or below it, also by a name that only the file system takes for the same."""
    outer, inner = folder.resolve(), inner.resolve()
    above = (path for path in (inner, *inner.parents) if outer.exists() and path.exists())
    return inner.is_relative_to(outer) or any(path.samefile(outer) for path in above)


def _authority_problems(settings: Settings) -> list[Problem]:
    """A folder of decisions that is mistyped would be none, and the decisions lost without a word."""
    missing = not settings.authority.exists()
    if settings.authority.is_dir() or (missing and settings.authority == near(settings.root / _AUTHORITY)):
        return []
    what = "does not exist" if missing else "is not a folder"
    return [Problem(settings.authority, 0, f"{what}; expected the folder of the editors' decisions")]
