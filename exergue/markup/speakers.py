"""Who speaks, in words: the head of a callout, the label of an inline quotation."""

from __future__ import annotations

from collections.abc import Mapping

from exergue.links import Links
from exergue.markup.escape import inline
from exergue.markup.targets import local
from exergue.model import AnnotatedArticle, Quotation, Role
from exergue.telling import names_nobody, tells


def roles(annotated: AnnotatedArticle) -> Mapping[str, str]:
    """The role of each person as this article words it: the longest that tells something, of two the first."""
    text = annotated.article.text
    longest: dict[str, Role] = {}
    for role in annotated.roles:
        if not tells(role.span.of(text)):
            continue
        known = longest.get(role.entity)
        if known is None or role.span.end - role.span.start > known.span.end - known.span.start:
            longest[role.entity] = role
    return {entity: role.span.of(text) for entity, role in longest.items()}


def is_unknown(quotation: Quotation) -> bool:
    """Whether the article does not tell who speaks, or by a pronoun only whose bearer is not known."""
    return not quotation.speakers and names_nobody(quotation.speaker_text)


def speaker(quotation: Quotation, links: Links, *, linked: bool = True) -> str:
    """The speakers' names as Markdown, linked to their pages, or how the article calls who has no name."""
    names = [named(identity, links, linked=linked) for identity in quotation.speakers]
    if any(names):
        return ", ".join(filter(None, names))
    known = not names_nobody(quotation.speaker_text)
    return inline(quotation.speaker_text.strip() if known else links.word("unattributed"))


def called(quotation: Quotation, links: Links) -> str:
    """The speakers as plain text, as `speaker` has them."""
    names = list(filter(None, (links.name(identity).strip() for identity in quotation.speakers)))
    if names:
        return ", ".join(names)
    return links.word("unattributed") if names_nobody(quotation.speaker_text) else quotation.speaker_text.strip()


def initial(quotation: Quotation, links: Links) -> str:
    """The first letter of a single named speaker, as a capital; "" for several or none."""
    names = list(filter(None, map(links.name, quotation.speakers)))
    return next((c.upper() for c in names[0] if c.isalnum()), "") if len(names) == 1 else ""


def role(quotation: Quotation, links: Links, known: Mapping[str, str]) -> str:
    """The role of a single speaker as Markdown, as in this article, else as elsewhere; "" for several or none."""
    if len(quotation.speakers) != 1:
        return ""
    (identity,) = quotation.speakers
    return inline(known.get(identity, "").strip() or links.role(identity))


def named(identity: str, links: Links, *, linked: bool = True) -> str:
    """The name of an identity as Markdown, linked if it has a page; "" for an unknown id."""
    name, path = inline(links.name(identity).strip()), links.entity(identity)
    return f"[{name}]({local(path)})" if linked and name and path else name
