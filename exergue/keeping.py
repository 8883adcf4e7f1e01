"""What a build keeps of its addresses in `authority/ids.lock`, and what --frozen misses there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from exergue.errors import InputError, Problem
from exergue.kept_pages import KeptPages, grown, kept_pages, together
from exergue.manifest import digest_of
from exergue.pages import Kept, Page, is_own
from exergue.pages.addresses import HOME
from exergue.published import NAME, Published, content, unpublished, write_published


@dataclass(frozen=True, slots=True)
class Keeping:
    """The file in `folder`, the ids and pages to be kept there, and those of this build as it makes them.

    The file changes only if it is `open`; it may have neither grown nor gone while it is `frozen`.
    """

    folder: Path
    ids: Published
    pages: KeptPages
    open: bool
    frozen: bool
    _made: list[PurePosixPath] = field(default_factory=list, init=False)

    def noting(self, pages: Iterable[Page | Kept]) -> Iterator[Page | Kept]:
        """The pages, of which each is to be kept from now on."""
        for page in pages:
            if page.path.suffix == ".md" and page.path != HOME and not is_own(page.path):
                self._made.append(page.path)
            yield page

    def expect_ids(self, before: Published) -> None:
        """Raises InputError with the ids that a frozen file lacks; `before` are those that it has."""
        if self.frozen:
            self._expect(f"{line.kind} {line.id} ({line.form})" for line in unpublished(before, self.ids))

    def expect_pages(self) -> None:
        """Raises InputError with the pages that a frozen file lacks; to be asked when all are made."""
        if self.frozen:
            self._expect(str(page).replace("\t", " ") for page in grown(self.pages, kept_pages(self._made)))

    @property
    def digest(self) -> str:
        """The SHA-256 of the file as the build will leave it, once all pages are made."""
        return sha256(self._content).hexdigest() if self.open else digest_of(self.folder / NAME)

    def write(self) -> None:
        """Write the file, if it is open and has to change; raises OutputError."""
        if self.open:
            write_published(self.folder, self._content)

    @property
    def _content(self) -> bytes:
        return content(self.ids, together(self.pages, kept_pages(self._made)))

    def _expect(self, lacking: Iterable[str]) -> None:
        path = self.folder / NAME
        if new := [Problem(path, 0, f"lacks {words}") for words in lacking]:
            last = Problem(path, 0, "run `python build.py` without --frozen, and commit the lines that it adds")
            raise InputError([*new, last])
