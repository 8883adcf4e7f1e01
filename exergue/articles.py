"""Files to articles: all that lie in the source folders, and all that is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exergue.errors import InputError, Problem
from exergue.file_names import composed
from exergue.model import Article
from exergue.published import Published
from exergue.reading.article import read_article
from exergue.reading.detection import Languages
from exergue.reading.folders import SeedFile, Stray, find_seeds
from exergue.reading.front_matter import stray_problems
from exergue.reading.slugs import with_slugs


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles that could be read, by id; ids and slugs are unique, even where case does not count.

    `problems` say why the others could not; `held_back` are the file names, without ending, of drafts.
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    held_back: tuple[str, ...] = ()

    @property
    def drafts(self) -> int:
        """How many articles their authors hold back."""
        return len(self.held_back)


def read_articles(
    sources: Sequence[Path], *, language: str, languages: Collection[str], published: Published = ()
) -> Reading:
    """The articles in `sources`, folders or single files; whatever is wrong with one is among the problems.

    `language` is the site's, `languages` are those that have a pack: each article is in one of them. One that was
    `published` keeps its slug.
    """
    known = Languages(language, tuple(sorted(languages)))
    found = find_seeds(sources)
    problems = {thing for thing in found if isinstance(thing, Problem)}
    problems.update(problem for thing in found if isinstance(thing, Stray) for problem in stray_problems(thing, known))
    seeds = [thing for thing in found if isinstance(thing, SeedFile)]
    outcomes = [_outcome(seed, known) for seed in seeds]
    problems.update(p for outcome in outcomes if isinstance(outcome, InputError) for p in outcome.problems)
    read = [outcome for outcome in outcomes if isinstance(outcome, Article)]
    clashes = set(_same_ids(read))
    alone = [article for article in read if article.path not in {clash.path for clash in clashes}]
    return Reading(
        articles=with_slugs(sorted(alone, key=lambda article: article.id), published),
        problems=InputError(problems | clashes).problems,
        held_back=tuple(
            composed(seed.path.stem) for seed, outcome in zip(seeds, outcomes, strict=True) if outcome is None
        ),
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
