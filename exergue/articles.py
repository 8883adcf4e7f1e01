"""Files to articles: all that lie in the source folders, and all that is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from exergue.errors import InputError, Problem
from exergue.model import Article
from exergue.reading.article import read_article
from exergue.reading.detection import Languages
from exergue.reading.folders import SeedFile, Stray, find_seeds
from exergue.reading.front_matter import stray_problems
from exergue.reading.images import local_images
from exergue.reading.slugs import with_slugs


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles that could be read, by id; ids and slugs are unique, even where case does not count.

    `problems` say why the others could not; `drafts` counts those that their authors hold back. `images` are the
    files that the articles show: (target of the image in an article, file), by target.
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    drafts: int = 0
    images: tuple[tuple[str, Path], ...] = ()


def read_articles(sources: Sequence[Path], *, language: str, languages: Collection[str]) -> Reading:
    """The articles in `sources`, folders or single files; whatever is wrong with one is among the problems.

    `language` is the site's, `languages` are those that have a pack: each article is in one of them.
    """
    known = Languages(language, tuple(sorted(languages)))
    found = find_seeds(sources)
    problems = {thing for thing in found if isinstance(thing, Problem)}
    problems.update(problem for thing in found if isinstance(thing, Stray) for problem in stray_problems(thing, known))
    outcomes = {thing: _outcome(thing, known) for thing in found if isinstance(thing, SeedFile)}
    problems.update(p for outcome in outcomes.values() if isinstance(outcome, InputError) for p in outcome.problems)
    read = {seed: outcome for seed, outcome in outcomes.items() if isinstance(outcome, Article)}
    clashes = {*_same_ids(read.values()), *_same_images(read)}
    kept = {seed: article for seed, article in read.items() if seed.path not in {clash.path for clash in clashes}}
    return Reading(
        articles=with_slugs(sorted(kept.values(), key=lambda article: article.id)),
        problems=InputError(problems | clashes).problems,
        drafts=sum(outcome is None for outcome in outcomes.values()),
        images=tuple(sorted(set(_images(kept)))),
    )


def _outcome(seed: SeedFile, languages: Languages) -> Article | InputError | None:
    try:
        return read_article(seed, languages)
    except InputError as error:
        return error


def _same_ids(articles: Collection[Article]) -> Iterator[Problem]:
    """A problem for each article whose id another has; case does not count, since some file systems ignore it."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[article.id.casefold()].append(article)
    for group in groups.values():
        for article in group if len(group) > 1 else ():
            what = f'slug "{article.slug}"' if article.slug else f'file name "{article.id}"'
            others = ", ".join(sorted(str(other.path) for other in group if other is not article))
            yield Problem(article.path, 0, f"has the {what} in common with {others}; expected a `slug` of its own")


def _images(read: Mapping[SeedFile, Article]) -> Iterator[tuple[str, Path]]:
    for seed, article in read.items():
        yield from ((image.target, seed.source / unquote(image.target)) for image in local_images(article.inlines))


def _same_images(read: Mapping[SeedFile, Article]) -> Iterator[Problem]:
    """A problem for each article whose image another source folder has too, by the same path."""
    first: dict[str, Path] = {}
    for seed, article in read.items():
        for target, file in _images({seed: article}):
            if first.setdefault(target, file).resolve() != file.resolve():
                message = f'shows the image "{target}", of the same path as {first[target]}; expected another name'
                yield Problem(article.path, 0, message)
