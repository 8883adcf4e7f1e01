"""All that a build is made from, read at once, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exergue.articles import Reading, read_articles
from exergue.authority import Authority, read_authority
from exergue.errors import InputError, Problem
from exergue.kept_pages import KeptPages
from exergue.language import languages
from exergue.model import Article
from exergue.notices import passed_over
from exergue.published import Published, read_published
from exergue.settings import Options, Settings


@dataclass(frozen=True, slots=True)
class Given:
    """All that a build is made from, with the problems that it goes past."""

    articles: tuple[Article, ...]
    authority: Authority
    published: Published
    pages: KeptPages
    held_back: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_given(settings: Settings, options: Options) -> Given:
    """All input; raises InputError with the problems that are not to be gone past."""
    published, pages, misread = read_published(settings.authority) if settings.keeps_ids else ((), (), ())
    reading = read_articles(settings.sources, language=settings.language, languages=languages(), published=published)
    authority, mistaken = read_authority(settings.authority)
    strict = passed_over(settings.sources) if options.strict else ()
    problems = (*reading.problems, *misread, *mistaken, *strict)
    if unfit := tuple(_unfit_model(settings)):
        raise InputError((*unfit, *problems))
    if not reading.articles and reading.drafts:
        problems = (*problems, *_only_drafts(settings, reading))
    if problems and not reading.articles:
        raise InputError(problems)
    return Given(reading.articles, authority, published, pages, reading.held_back, gone_past(problems, options))


def gone_past(problems: tuple[Problem, ...], options: Options) -> tuple[Problem, ...]:
    """The problems, where they are to be gone past; else raises InputError with them."""
    if problems and not options.keep_going:
        raise InputError(problems)
    return problems


def _unfit_model(settings: Settings) -> Iterator[Problem]:
    """What --keep-going can't go past: every article would be read with it."""
    model = settings.model
    if not model.name:
        return
    from exergue.annotate.trained import model_problem  # brings spaCy, slow to import

    if message := model_problem(model.name, settings.language):
        setting = "extra.exergue.model: " if model.line else ""
        yield Problem(model.path, model.line, setting + message)


def _only_drafts(settings: Settings, reading: Reading) -> Iterator[Problem]:
    for source in settings.sources:
        yield Problem(source, 0, f"holds only drafts ({reading.drafts} in all); expected an article that is none")
