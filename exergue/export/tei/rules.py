"""The rules that annotated an article, as those responsible for what TEI says."""

from __future__ import annotations

from exergue.export.xml import element, worded
from exergue.model import AnnotatedArticle, Mention, Quotation

_EDITOR = "editor"


class Rules:
    """The rules of one article, each with an `xml:id`."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        made: tuple[Mention | Quotation, ...] = (*annotated.mentions, *annotated.quotations)
        rules = sorted({one.generator for one in made if one.generator and one.status != "confirmed"})
        self._ids = {rule: f"rule-{number}" for number, rule in enumerate(rules, 1)}
        self._confirmed = any(one.status == "confirmed" for one in made)

    def responsible(self, one: Mention | Quotation) -> str:
        """The pointer to what made the annotation, "" for nothing known."""
        id = _EDITOR if one.status == "confirmed" else self._ids.get(one.generator, "")
        return f"#{id}" if id else ""

    def statements(self) -> list[str]:
        """Each rule as a `respStmt`, and the editors if they confirmed something."""
        rules = [_statement(id, "rule of the annotating program", rule) for rule, id in self._ids.items()]
        return [*rules, *([_statement(_EDITOR, "confirmation", "editors")] if self._confirmed else [])]


def _statement(id: str, duty: str, name: str) -> str:
    return element("respStmt", {"xml:id": id}, [worded("resp", duty), worded("name", name)])
