"""What stands before and after the characters that an annotation or a format covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from exergue.anchors import Anchors
from exergue.links import Links
from exergue.markup import targets
from exergue.markup.escape import attribute
from exergue.markup.explanations import Explanations, button, card
from exergue.markup.speakers import called, is_unknown, role, speaker
from exergue.model import Inline, Mention, Quotation

_GUESSES = frozenset({"guess"})  # what takes for a name whatever is likely to be one, where no rule knows it

QUOTED, FORMATTED, FOCUSED, NAMED, LINKED, CODE = range(6)  # ranks, see `nesting.Mark`


# These are told apart as the things that they are, and not by all that they hold, which would take longer than to write
# them; and tags and places are not frozen, since that takes longer than to make them.
@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A mention, with its place among the mentions; `linked` unless it meets a link of the seed."""

    index: int
    mention: Mention
    linked: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Quoted:
    """A part of a quotation, with the quotation's place among the quotations."""

    index: int
    part: int
    quotation: Quotation
    called_out: bool = False  # its speaker stands at the foot of a callout
    heads: bool = False  # the callout itself carries its anchor


@dataclass(frozen=True, slots=True, eq=False)
class Formatted:
    """A format that the seed gives."""

    inline: Inline


@dataclass(frozen=True, slots=True, eq=False)
class Focused:
    """What a sentence is shown for, linked to `target` if that is given."""

    target: str = ""


Thing = Named | Quoted | Formatted | Focused


@dataclass(slots=True)
class Tags:
    """Markdown around a piece of text; `link` when no other link may stand within."""

    opening: str = ""
    closing: str = ""
    link: bool = False


@dataclass(slots=True)
class Place:
    """Where tags are written: `first` for the first piece of what they mark, `in_link` within a link.

    `label` numbers the labels of a quotation, one for each block that it has a part in; 0 where none is due.
    """

    first: bool
    in_link: bool
    label: int = 0


@dataclass(frozen=True, slots=True)
class Tagger:
    """Makes tags; without `anchors`, those of the article, none carries an id."""

    links: Links
    roles: Mapping[str, str]
    anchors: Anchors | None = None
    explained: Explanations = field(default_factory=dict)
    text: str = ""  # of the article

    def tags(self, thing: Thing, place: Place) -> Tags:
        """The tags of one piece of `thing`."""
        if isinstance(thing, Named):
            return self._named(thing, place)
        if isinstance(thing, Quoted):
            return self._words(thing, place) if thing.called_out else self._quoted(thing, place)
        if isinstance(thing, Formatted):
            return self._formatted(thing.inline, place)
        if thing.target and not place.in_link:
            return Tags("<mark>[", f"]({targets.local(thing.target)})</mark>", link=True)
        return Tags("<mark>", "</mark>")

    def anchor(self, quotation: int) -> str:
        """The id of the quotation with this place among all, "" without anchors."""
        return self.anchors.quotations[quotation] if self.anchors else ""

    def voice(self, quotation: Quotation, *, linked: bool = True) -> str:
        """Who speaks and in which role, as Markdown."""
        name = speaker(quotation, self.links, linked=linked)
        held = role(quotation, self.links, self.roles)
        return f"{name}, <i>{held}</i>" if held else name

    def _named(self, named: Named, place: Place) -> Tags:
        kind = named.mention.label.lower()
        anchor = self.anchors.mentions[named.index] if self.anchors and place.first else ""
        path = "" if place.in_link or not named.linked else self.links.entity(named.mention.entity)
        title = self._title(named.mention) if anchor else ""
        if not path or kind == "misc":
            said = f' title="{title}"' if title else ""
            return Tags(f'<span class="{kind}"{_id(anchor)}{said}>', "</span>")
        known = " .known" if self.links.is_known(named.mention.entity) else ""
        own, said = f"#{anchor} " if anchor else "", f' title="{title}"' if title else ""
        return Tags("[", f"]({targets.local(path)}){{{own}.{kind}{known}{said}}}", link=True)

    def _title(self, mention: Mention) -> str:
        """Whose page a name leads to, where the text words it otherwise, and who says so, unless it is a rule.

        Most names are found by rule: the page says so once.
        """
        name = self.links.name(mention.entity).strip() if mention.entity else ""
        words = [name] if name not in ("", mention.span.of(self.text)) else []
        if mention.status == "confirmed":
            words.append(self.links.word("mention_confirmed"))
        elif mention.generator in _GUESSES:
            words.append(self.links.word("mention_guessed"))
        return attribute(" · ".join(words))

    def _quoted(self, quoted: Quoted, place: Place) -> Tags:
        classes = f"q {quoted.quotation.kind}{self._standing(quoted)}"
        anchor = self.anchor(quoted.index)
        own = _id(anchor if place.first and quoted.part == 0 else "")
        if not place.label:
            return Tags(f'<span class="{classes}"{own}>', "</span>")
        label = anchor if place.label == 1 else f"{anchor}_{place.label}"
        if quoted.index in self.explained and not place.in_link:
            return self._explained(quoted, f'<span class="{classes}"{own}>', label)
        who = f"{label}-who"
        opening = f'<span class="{classes}"{own} tabindex="0" aria-describedby="{who}">'
        name = self.voice(quoted.quotation, linked=not place.in_link)
        return Tags(opening, f'<span class="who" id="{who}" hidden data-added><b>{name}</b></span></span>')

    def _explained(self, quoted: Quoted, opening: str, label: str) -> Tags:
        """Words with a card that says who speaks when they are pointed at, and why when it is opened."""
        explained = self.explained[quoted.index]
        shown = card(label, self.voice(quoted.quotation), explained)
        mark = button(label, called(quoted.quotation, self.links), self.links, explained.doubt)
        return Tags(opening, f"{mark}{shown}</span>")

    def _standing(self, quoted: Quoted) -> str:
        """The class of a speaker that is unknown or in doubt."""
        explained = self.explained.get(quoted.index)
        if is_unknown(quoted.quotation):
            return " unknown"
        return f" {explained.doubt.kind}" if explained and explained.doubt else ""

    def _words(self, quoted: Quoted, place: Place) -> Tags:
        own = place.first and quoted.part == 0 and not quoted.heads
        return Tags(f'<span class="words"{_id(self.anchor(quoted.index) if own else "")}>', "</span>")

    def _formatted(self, inline: Inline, place: Place) -> Tags:
        if inline.kind in ("link", "image", "url"):
            return Tags() if place.in_link else self._link(inline)
        name = {"emphasis": "em", "strong": "strong", "code": "code"}[inline.kind]
        return Tags(f"<{name}>", f"</{name}>")

    def _link(self, inline: Inline) -> Tags:
        is_url = inline.kind == "url"
        if address := targets.written(inline.target) if is_url else targets.external(inline.target):
            title = f' title="{attribute(inline.text)}"' if inline.text and inline.kind == "link" else ""
            return Tags(f'<a href="{attribute(address)}"{title} rel="noopener noreferrer">', "</a>", link=True)
        if address := targets.page(inline.target, self.links):
            return Tags("[", f"]({address})", link=True)
        if not is_url and (targets.relative(inline.target) or inline.target.startswith("#")):
            return Tags(f'<span title="{attribute(inline.target)}">', "</span>")
        return Tags()


def _id(anchor: str) -> str:
    return f' id="{anchor}"' if anchor else ""
