"""What the components write on a document, beside spaCy's own attributes.

The interface between components:

- `doc.ents`: the mentions, labels PER LOC ORG MISC; `span.ent_id_` is the cluster within the article (`p1`, `l2`);
- `doc.spans["roles"]`: words that say what a person is; `span.id_` is the person's cluster;
- `Doc._.quotations`: offsets in `doc.text`.

`doc.text` is not `Article.text`: see `offsets.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

ROLES = "roles"
_TEXT = "exergue_text"


def keep_text(doc: Doc, text: str) -> None:
    """Give a document the text that it was made of."""
    doc.user_data[_TEXT] = text


def text_of(doc: Doc) -> str:
    """The text of a document, put together from its words once, which spaCy does whenever it is asked."""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    text: str = doc.user_data[_TEXT]
    return text


def register() -> None:
    """Make the attributes known to spaCy; calling it again changes nothing."""
    from spacy.tokens import Doc, Span  # slow to import, and not needed by who only asks for words

    Doc.set_extension("blocks", default=(), force=True)  # tuple[TextSpan, ...]: the leaves of the article
    Doc.set_extension("protected", default=(), force=True)  # tuple[TextSpan, ...]: nothing may be annotated there
    Doc.set_extension("emphasis", default=(), force=True)  # tuple[TextSpan, ...]: what the source sets apart in italics
    Doc.set_extension("quoted", default=(), force=True)  # tuple[TextSpan, ...]: what the source sets as block quotes
    Doc.set_extension("quotations", default=(), force=True)  # tuple[Quotation, ...]
    Span.set_extension("generator", default="", force=True)  # the rule or component that found the mention
    Span.set_extension("confidence", default=1.0, force=True)
