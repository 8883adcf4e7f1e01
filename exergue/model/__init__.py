"""The values that flow through a build. Immutable, sorted by nature, importing nothing of ours."""

from exergue.model.annotations import Agreement, AnnotatedArticle, Kind, Label, Mention, Quotation, Role, Status
from exergue.model.identities import (
    Former,
    Ground,
    HeldRole,
    Identity,
    IdentityKind,
    Merge,
    Organization,
    Person,
    Place,
    Reason,
    Variant,
)
from exergue.model.site import Corpus
from exergue.model.text import Article, Block, BlockKind, Inline, InlineKind, TextSpan

__all__ = [
    "Agreement",
    "AnnotatedArticle",
    "Article",
    "Block",
    "BlockKind",
    "Corpus",
    "Former",
    "Ground",
    "HeldRole",
    "Identity",
    "IdentityKind",
    "Inline",
    "InlineKind",
    "Kind",
    "Label",
    "Mention",
    "Merge",
    "Organization",
    "Person",
    "Place",
    "Quotation",
    "Reason",
    "Role",
    "Status",
    "TextSpan",
    "Variant",
]
