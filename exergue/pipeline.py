"""The whole build as one story: articles in, docs/ and site/ out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath

from exergue.annotate.nlp import annotate
from exergue.annotate.trained import model_problem
from exergue.articles import Reading, read_articles
from exergue.authority import Authority, read_authority
from exergue.corrections import corrected
from exergue.errors import InputError, Problem
from exergue.export import export_annotations, export_texts
from exergue.fingerprint import made_from
from exergue.hiding import Hidden, exposed, hidden
from exergue.images import image_files, local_images
from exergue.interface import read_interface
from exergue.language import languages
from exergue.manifest import digest_of
from exergue.model import Article, Corpus
from exergue.notices import passed_over
from exergue.pages import Addresses, make_pages
from exergue.progress import Progress
from exergue.published import NAME as IDS
from exergue.published import (
    Published,
    content,
    former_slugs,
    read_published,
    unpublished,
    with_articles,
    write_published,
)
from exergue.render import environment, render
from exergue.resolve import resolved
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


def make_docs(settings: Settings, options: Options, progress: Progress, *, publishing: bool = True) -> Summary:
    """Make docs/, which the caller has claimed, from seeds/ and authority/.

    What gets an id is kept in authority/ids.lock if it is `publishing`, and not only shown to who writes it.
    """
    # Before the reading: a seed that changes from now on makes these pages out of date.
    made = made_from(settings, options)
    with progress.step("Reading"):
        given = _read(settings, options)
    found = annotate(given.articles, settings.model.name)
    annotated = tuple(progress.track(found, "Annotating", len(given.articles)))
    ruled = corrected(annotated, given.authority, given.published)
    problems = _gone_past((*given.problems, *ruled.problems), options)
    corpus, ids = resolved(ruled.articles, given.authority, ruled.rulings, given.published)
    interface = read_interface(settings.language)
    shown = hidden(corpus, ids, given.authority, given.published, settings, interface.word("hidden"))
    articles = [annotated.article for annotated in shown.corpus.articles]
    corpus = replace(shown.corpus, former=(*shown.corpus.former, *former_slugs(shown.ids, articles)))
    ids = with_articles(shown.ids, articles)
    if options.frozen:
        _expect_published(settings, given.published, ids)
    files = progress.track(_checked(_files(corpus, settings, shown), shown, settings), "Writing pages")
    keeping = publishing and settings.keeps_ids and not options.frozen
    kept = sha256(content(ids)).hexdigest() if keeping else digest_of(settings.authority / IDS)
    newest = _newest(corpus)
    written = write_docs(settings.docs, files, replace(made, newest=newest.isoformat() if newest else "", ids=kept))
    if keeping:
        write_published(settings.authority, ids)
    notices = () if options.strict else passed_over(settings.sources)
    return Summary(corpus, written, given.drafts, problems, notices)


@dataclass(frozen=True, slots=True)
class _Given:
    """All that a build is made from, with the problems that it goes past."""

    articles: tuple[Article, ...]
    authority: Authority
    published: Published
    drafts: int
    problems: tuple[Problem, ...]


def _read(settings: Settings, options: Options) -> _Given:
    """All input; raises InputError with the problems that are not to be gone past."""
    published, misread = read_published(settings.authority) if settings.keeps_ids else ((), ())
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
    return _Given(reading.articles, authority, published, reading.drafts, _gone_past(problems, options))


def _gone_past(problems: tuple[Problem, ...], options: Options) -> tuple[Problem, ...]:
    """The problems, where they are to be gone past; else raises InputError with them."""
    if problems and not options.keep_going:
        raise InputError(problems)
    return problems


def _expect_published(settings: Settings, before: Published, after: Published) -> None:
    """Raises InputError with the ids that are not in the committed file."""
    path = settings.authority / IDS
    new = [Problem(path, 0, f"lacks {line.kind} {line.id} ({line.form})") for line in unpublished(before, after)]
    if new:
        last = Problem(path, 0, "run `python build.py` without --frozen, and commit the lines that it adds")
        raise InputError([*new, last])


def _unfit_model(settings: Settings) -> Iterator[Problem]:
    """What --keep-going can't go past: every article would be read with it."""
    model = settings.model
    if model.name and (message := model_problem(model.name, settings.language)):
        setting = "extra.exergue.model: " if model.line else ""
        yield Problem(model.path, model.line, setting + message)


def _only_drafts(settings: Settings, reading: Reading) -> Iterator[Problem]:
    for source in settings.sources:
        yield Problem(source, 0, f"holds only drafts ({reading.drafts} in all); expected an article that is none")


def _checked(
    files: Iterable[tuple[PurePosixPath, bytes]], shown: Hidden, settings: Settings
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files, all of which have to be free of hidden names; raises InputError for the first that is not."""
    for path, data in files:
        if shown.redaction and (mask := exposed(path, data, shown.redaction)):
            message = f"{mask.id} is to be hidden, but {settings.docs / path} would name it; nothing is written"
            raise InputError([Problem(settings.authority, 0, message)])
        yield path, data


def _files(corpus: Corpus, settings: Settings, shown: Hidden) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The path in docs/ and the bytes of everything that the site shows or offers."""
    images = local_images(corpus, settings.sources, shown.file_name)
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
