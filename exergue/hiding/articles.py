"""Articles without hidden names: text, metadata, addresses, the names of their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from exergue.hiding.redaction import Redaction, in_text
from exergue.hiding.shifting import Shift, shifted
from exergue.lines import one_line
from exergue.model import AnnotatedArticle, Article, Inline, Quotation
from exergue.published import Published
from exergue.reading.slugs import slug_from, with_slugs


def redacted_articles(
    articles: Sequence[AnnotatedArticle], redaction: Redaction, sources: Sequence[Path], published: Published
) -> tuple[AnnotatedArticle, ...]:
    """The articles in their order; those of which the id or the slug bore a name have another."""
    made = [_redacted(annotated, redaction, sources) for annotated in articles]
    made = _with_ids(made, [a.article for a in articles], redaction)
    given_up = {a.article.slug for a in articles} - {annotated.article.slug for annotated in made}
    lines = (line for line in published if line.id not in given_up and not redaction.bearer(line.id))
    slugged = with_slugs((annotated.article for annotated in made), lines)
    return tuple(replace(annotated, article=article) for annotated, article in zip(made, slugged, strict=True))


def _redacted(annotated: AnnotatedArticle, redaction: Redaction, sources: Sequence[Path]) -> AnnotatedArticle:
    """All but id and slug; a slug that bears a name is left out."""
    before, own = annotated.article, {annotated.article.id}
    after = shifted(annotated, Shift(before.text, in_text(annotated, redaction)))
    ids = {mask.id: mask.opaque for mask in redaction.masks}
    article = replace(
        after.article,
        title=_title(before, after.article, redaction),
        path=_path(before, sources, redaction),
        slug="" if redaction.bearer(before.slug, own) else before.slug,
        authors=tuple(redaction.words(author, own) for author in before.authors),
        outlet=redaction.words(before.outlet, own),
        url="" if redaction.bearer(before.url, own) else before.url,
        tags=tuple(redaction.words(tag, own) for tag in before.tags),
        description=redaction.words(before.description, own),
        license=redaction.words(before.license, own),
        inlines=tuple(_inlines(after.article.inlines, before, redaction)),
    )
    return replace(
        after,
        article=article,
        mentions=tuple(replace(m, entity=ids.get(m.entity, m.entity)) for m in after.mentions),
        quotations=tuple(_quotation(q, ids, before, redaction) for q in after.quotations),
        roles=tuple(replace(role, entity=ids.get(role.entity, role.entity)) for role in after.roles),
    )


def _title(before: Article, after: Article, redaction: Redaction) -> str:
    """The headline as it stands in the text now, where it was the title."""
    if before.headline and after.headline and before.title == one_line(before.headline.of(before.text)):
        return one_line(after.headline.of(after.text))
    return redaction.words(before.title, {before.id})


def _path(article: Article, sources: Sequence[Path], redaction: Redaction) -> Path:
    """The path with other names for the folders and the file that bear one, below the source folder."""
    path, own = article.path, {article.id}
    root = max((source for source in sources if path.is_relative_to(source)), key=lambda s: len(s.parts), default=None)
    parts = path.relative_to(root).parts if root else (path.name,)
    return Path(root or path.parent, *(_file_name(part, own, redaction) for part in parts))


def _file_name(name: str, own: set[str], redaction: Redaction) -> str:
    mask = redaction.bearer(name, own)
    return f"{mask.opaque}{Path(name).suffix}" if mask else name


def _inlines(inlines: Iterable[Inline], article: Article, redaction: Redaction) -> Iterator[Inline]:
    """The formats of the text, without links that bear a name; pictures stay, since the site names their files."""
    own = {article.id}
    for inline in inlines:
        local = inline.kind == "image" and inline.span.start == inline.span.end
        if inline.target and not local and redaction.bearer(inline.target, own):
            continue
        yield replace(inline, text=redaction.words(inline.text, own))


def _quotation(quotation: Quotation, ids: dict[str, str], article: Article, redaction: Redaction) -> Quotation:
    return replace(
        quotation,
        speakers=tuple(ids.get(speaker, speaker) for speaker in quotation.speakers),
        speaker_text=redaction.words(quotation.speaker_text, {article.id}),
    )


def _with_ids(
    made: Sequence[AnnotatedArticle], before: Sequence[Article], redaction: Redaction
) -> list[AnnotatedArticle]:
    """The articles with an id that bears no name, made of their title where the old one did."""
    own = {article.id for article in before}
    taken = {article.id.casefold() for article in before if not redaction.bearer(article.id, {article.id})}
    renamed = []
    for annotated in made:
        id = annotated.article.id
        if redaction.bearer(id, own & {id}):
            id = _free(slug_from(annotated.article.title), taken)
            taken.add(id)
        renamed.append(replace(annotated, article=replace(annotated.article, id=id)))
    return renamed


def _free(id: str, taken: set[str]) -> str:
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free
