"""What the text of an article needs to know of the rest of the site."""

from __future__ import annotations

from typing import Protocol


class Links(Protocol):
    """The site as seen from the page being written: every address is relative to that page."""

    def entity(self, identity: str) -> str:
        """`../personnes/mark-milley.md`, or "" for what has no page (an unknown id, MISC)."""

    def name(self, identity: str) -> str:
        """The name that heads the identity's page, as plain text; "" for an unknown id."""

    def is_known(self, identity: str) -> bool:
        """Whether the identity has a card, which its names show before one follows them."""

    def role(self, identity: str) -> str:
        """The role that stands beside a person's name, as plain text, or ""."""

    def word(self, key: str) -> str:
        """A word of the interface, as plain text, in the site's language: `interface.pot` lists the keys."""

    def article(self, target: str) -> str:
        """The page of the seed that a relative link of this article means, or "" when it means none.

        `target` is the link as the seed writes it, percent-decoded, without query and fragment: `../1898/jaccuse.md`.
        """

    def image(self, target: str) -> str:
        """The address of a local image that this article shows, or "" for none.

        `target` is its path from the source folder, as `Inline.target` has it.
        """
