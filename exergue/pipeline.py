"""The whole build as one story: articles in, docs/ and site/ out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from exergue.annotate.nlp import annotate
from exergue.annotate.trained import model_problem
from exergue.articles import Reading, read_articles
from exergue.authority import Authority, read_authority
from exergue.errors import InputError, Problem
from exergue.export import export_annotations, export_texts
from exergue.fingerprint import made_from
from exergue.images import image_files, local_images
from exergue.interface import read_interface
from exergue.language import languages
from exergue.model import Corpus
from exergue.notices import passed_over
from exergue.pages import Addresses, make_pages
from exergue.progress import Progress
from exergue.render import environment, render
from exergue.resolve import resolve
from exergue.settings import Options, Settings
from exergue.site import build_site, check_site
from exergue.template_errors import template_problem
from exergue.writing import Written, claimed, write_docs


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made; `problems` are those that --keep-going went past, `notices` may surprise."""

    corpus: Corpus
    pages: Written
    drafts: int = 0
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()


def build(settings: Settings, options: Options, progress: Progress, *, with_site: bool = True) -> Summary:
    """Make docs/ and site/; raises an ExergueError, both being as they were, if something has to be mended first."""
    if with_site:
        check_site(settings.site)
    with claimed(settings.docs, lambda: progress.say(f"waiting for another build that writes {settings.docs}")):
        summary = make_docs(settings, options, progress)
        if with_site:
            with progress.step("Making the site"):
                build_site(settings.config_file, settings.docs, settings.site, _newest(summary.corpus))
    return summary


def make_docs(settings: Settings, options: Options, progress: Progress) -> Summary:
    """Make docs/, which the caller has claimed, from seeds/ and authority/."""
    # Before the reading: a seed that changes from now on makes these pages out of date.
    made = made_from(settings, options)
    with progress.step("Reading"):
        reading, authority, problems = _read(settings, options)
    annotated = tuple(
        progress.track(annotate(reading.articles, settings.model.name), "Annotating", len(reading.articles))
    )
    corpus = resolve(annotated, authority)
    files = progress.track(_files(corpus, settings), "Writing pages")
    newest = _newest(corpus)
    written = write_docs(settings.docs, files, replace(made, newest=newest.isoformat() if newest else ""))
    notices = () if options.strict else passed_over(settings.sources)
    return Summary(corpus, written, reading.drafts, problems, notices)


def _read(settings: Settings, options: Options) -> tuple[Reading, Authority, tuple[Problem, ...]]:
    """All input, with the problems that are to be gone past; raises InputError with those that are not."""
    reading = read_articles(settings.sources, language=settings.language, languages=languages())
    authority, misread = read_authority(settings.authority)
    strict = passed_over(settings.sources) if options.strict else ()
    problems = (*reading.problems, *misread, *strict)
    if unfit := tuple(_unfit_model(settings)):
        raise InputError((*unfit, *problems))
    if not reading.articles and reading.drafts:
        problems = (*problems, *_only_drafts(settings, reading))
    if problems and not (options.keep_going and reading.articles):
        raise InputError(problems)
    return reading, authority, problems


def _unfit_model(settings: Settings) -> Iterator[Problem]:
    """What --keep-going can't go past: every article would be read with it."""
    model = settings.model
    if model.name and (message := model_problem(model.name, settings.language)):
        setting = "extra.exergue.model: " if model.line else ""
        yield Problem(model.path, model.line, setting + message)


def _only_drafts(settings: Settings, reading: Reading) -> Iterator[Problem]:
    for source in settings.sources:
        yield Problem(source, 0, f"holds only drafts ({reading.drafts} in all); expected an article that is none")


def _files(corpus: Corpus, settings: Settings) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The path in docs/ and the bytes of everything that the site shows or offers."""
    images = local_images(corpus, settings.sources)
    pages = make_pages(corpus, settings, Addresses(corpus, images))
    try:
        yield from render(pages, environment(settings.templates, read_interface(settings.language)))
    except Exception as error:
        if problem := template_problem(error):
            raise InputError([problem]) from error
        raise
    yield from image_files(images)
    yield from export_texts(corpus)
    yield export_annotations(corpus, settings.root)


def _newest(corpus: Corpus) -> date | None:
    return max((a.article.date for a in corpus.articles if a.article.date), default=None)
