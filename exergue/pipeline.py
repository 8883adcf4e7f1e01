"""The whole build as one story: articles in, docs/ and site/ out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from exergue.annotating import Lost, annotated, opened
from exergue.changes import Changes, changes
from exergue.corrections import corrected
from exergue.errors import OutputError, Problem
from exergue.file_names import way
from exergue.fingerprint import is_current, made_from
from exergue.given import Given, gone_past, read_given
from exergue.hiding import Hidden, hidden, remaining
from exergue.interface import read_interface
from exergue.keeping import Keeping
from exergue.kept_pages import KeptPages
from exergue.manifest import MadeFrom, read_manifest, replace_file
from exergue.model import AnnotatedArticle, Corpus, Identity
from exergue.notices import passed_over, without_address
from exergue.output import files, keep_record, output
from exergue.progress import Progress
from exergue.published import Published, former_slugs, with_articles
from exergue.resolve import resolved
from exergue.review import page, suggestions, yaml
from exergue.settings import Options, Settings, near
from exergue.site import build_site, check_site
from exergue.writing import Written, claimed, write_docs

REVIEW = "review"  # a folder for the editors only


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made; `problems` are those that --keep-going went past, `notices` may surprise."""

    counts: Mapping[str, int]
    pages: Written
    newest: date | None
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()


def build(settings: Settings, options: Options, progress: Progress, *, with_site: bool = True) -> Summary:
    """Make docs/ and site/; raises an ExergueError, both being as they were, if something has to be mended first."""
    if with_site:
        check_site(settings.site)
    with claimed(settings.docs, lambda: progress.say(f"waiting for another build that writes {settings.docs}")):
        summary = _as_it_is(settings, options) or make_docs(settings, options, progress)
        if with_site:
            with progress.step("Making the site"):
                build_site(settings.config_file, settings.docs, settings.site, summary.newest)
    return summary


def _as_it_is(settings: Settings, options: Options) -> Summary | None:
    """What the last build told, if docs/ is what a build would make now and there is nothing else to tell."""
    manifest = read_manifest(settings.docs)
    made = manifest.made_from
    if not made or not made.settled or options.strict or options.no_cache or not is_current(settings, settings.docs):
        return None
    newest = date.fromisoformat(made.newest) if made.newest else None
    notices = tuple(Problem(near(settings.root / path), line, message) for path, line, message in made.notices)
    return Summary(made.counts, Written(0, len(manifest.files), 0), newest, (), notices)


def make_docs(settings: Settings, options: Options, progress: Progress, *, publishing: bool = True) -> Summary:
    """Make docs/, which the caller has claimed, from seeds/ and authority/.

    What gets an id is kept in authority/ids.lock if it is `publishing`, and not only shown to who writes it.
    """
    # Before the reading: a seed that changes from now on makes these pages out of date.
    made = made_from(settings, options)
    now = corpus_now(settings, options, progress)
    keeping = Keeping(
        settings.authority,
        now.ids,
        now.pages,
        open=publishing and settings.keeps_ids and not options.frozen,
        frozen=options.frozen,
    )
    keeping.expect_ids(now.given.published)
    newest = _newest(now.corpus)
    passed = () if options.strict else passed_over(settings.sources)
    notices = (*now.notices, *remaining(now.hiding, settings.authority), *passed, *without_address(settings))
    told = tuple((way(notice.path, settings.root), notice.line, notice.message) for notice in notices)
    made = replace(made, newest=newest.isoformat() if newest else "", counts=_counts(now), notices=told)

    def whole() -> MadeFrom:
        keeping.expect_pages()
        settled = not now.problems and (keeping.open or options.frozen or not settings.keeps_ids)
        return replace(made, ids=keeping.digest, settled=settled)

    shown = output(now.corpus, now.hiding, settings)
    kept = (path for page in now.pages for path in page.paths)
    written = write_docs(settings.docs, progress.track(files(shown, kept, keeping), "Writing pages"), whole)
    keeping.write()
    if failure := keep_record(shown):
        told_once = f"what the pages were made from could not be kept, so the next build makes all: {failure}"
        notices += (Problem(settings.root, 0, told_once),)
    return Summary(made.counts, written, newest, now.problems, notices)


def _counts(now: Now) -> dict[str, int]:
    """What people are told of a build, in this order; what is left out only if something is."""
    corpus, left_out = now.corpus, {problem.path for problem in now.problems}
    said = [q for annotated in corpus.articles for q in annotated.quotations if q.kind != "none"]
    counts = {
        "articles": len(corpus.articles),
        "drafts left out": len(now.given.held_back),
        "files with errors left out": len(left_out),
        "people": _shown(corpus.persons),
        "places": _shown(corpus.places),
        "organisations": _shown(corpus.organizations),
        "quotations": len(said),
        "of unknown speakers": sum(not (q.speakers or q.speaker_text) for q in said),
    }
    return {name: count for name, count in counts.items() if count or not name.endswith("left out")}


def _shown(identities: Iterable[Identity]) -> int:
    return sum(identity.status != "rejected" for identity in identities)


@dataclass(frozen=True, slots=True)
class Now:
    """What the input says: the corpus as `found`, and as it is to be shown, without hidden names, with its ids."""

    given: Given
    found: Corpus
    corpus: Corpus
    ids: Published
    pages: KeptPages  # that were shown before, beside those of ids
    hiding: Hidden
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]  # corrections that are not for these articles, and what else may surprise


def corpus_now(settings: Settings, options: Options, progress: Progress) -> Now:
    """The corpus of the articles as they are now, under what the editors decided; raises InputError."""
    with progress.step("Reading"):
        given = read_given(settings, options)
    found, lost, notices = _annotated(given, settings, progress)
    ruled = corrected(found, given.authority, given.published, given.held_back)
    # Corrections of the site's own articles have nothing to find in those of the command line.
    wrong, idle = (ruled.problems, ()) if settings.keeps_ids else ((), ruled.problems)
    problems = gone_past((*given.problems, *lost, *wrong), options)
    corpus, ids = resolved(ruled.articles, given.authority, ruled.rulings, given.published)
    word = read_interface(settings.language).word("hidden")
    hiding = hidden(corpus, ids, given.authority, given.published, settings, word)
    articles = [annotated.article for annotated in hiding.corpus.articles]
    shown = replace(hiding.corpus, former=(*hiding.corpus.former, *former_slugs(hiding.ids, articles)))
    ids = with_articles(hiding.ids, articles)
    return Now(given, corpus, shown, ids, hiding.pages(given.pages), hiding, problems, (*idle, *notices))


def _annotated(
    given: Given, settings: Settings, progress: Progress
) -> tuple[tuple[AnnotatedArticle, ...], list[Problem], list[Problem]]:
    """The annotated articles, the problems with those that could not be, and what may surprise."""
    store = opened(settings)
    results = annotated(given.articles, settings.model.name, settings.workers, store)
    found, lost, notices = [], [], []
    for result in progress.track(results, "Annotating", len(given.articles)):
        if isinstance(result, Lost):
            lost.append(Problem(result.article.path, 0, "whoever annotates it dies, twice now; expected it to be read"))
        else:
            found.append(result)
    if store:
        store.clear(settings.cache)
    if store and store.failure:
        notices.append(Problem(store.folder, 0, f"annotations could not be kept for the next build: {store.failure}"))
    return tuple(found), lost, notices


def compare(settings: Settings, options: Options, progress: Progress) -> tuple[Changes, tuple[Problem, ...]]:
    """What a build would change in docs/ as it was last written, and what it would go past; nothing is written."""
    read_manifest(settings.docs)  # somebody else's folder is nothing to compare with
    now = corpus_now(settings, options, progress)
    return changes(now.corpus, settings.docs, settings.root), now.problems


def review(settings: Settings, options: Options, progress: Progress) -> tuple[str, tuple[Problem, ...]]:
    """Write review/, beside mkdocs.yml, and say what is in it, with the problems that were gone past."""
    now = corpus_now(settings, options, progress)
    folder = settings.root / REVIEW
    found = suggestions(now.found, now.given.authority)
    pages = {
        "index.html": page(found, now.corpus, settings.templates, settings.language, f"{way(settings.site, folder)}/"),
        "suggestions.yml": yaml(found, settings.language),
    }
    try:
        folder.mkdir(exist_ok=True)
        for name, text in pages.items():
            replace_file(folder, name, text.encode())
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}; the review could not be written") from error
    return f"{near(folder / 'index.html')}: {len(found)} to look at", now.problems


def _newest(corpus: Corpus) -> date | None:
    return max((a.article.date for a in corpus.articles if a.article.date), default=None)
