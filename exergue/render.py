"""Pages -> Markdown files, by the templates of `templates/pages` and `templates/macros`."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from exergue import markup
from exergue.contact import Contact
from exergue.direction import direction
from exergue.interface import Interface
from exergue.pages.site import Kept, Page


def environment(templates: Path, interface: Interface) -> jinja2.Environment:
    """The templates, in which whatever is printed is inert text unless it is `Markup`, and a missing name an error.

    `word(key)` prints a word of the interface, `front_matter(mapping)` the front matter of a page, `spoken(language)`
    the attributes of what is in another language. What is the value of an attribute in double quotes passes through the
    filter `attribute`.
    """
    env = _Environment(
        loader=jinja2.FileSystemLoader([templates / "pages", templates / "macros"]),
        undefined=jinja2.StrictUndefined,
        autoescape=True,  # so that macros give Markup, which is not escaped twice
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # a build takes one state of the templates, and need not look for another at each page
    )
    env.globals.update(word=_words(interface), spoken=_spoken, front_matter=front_matter)
    env.filters["attribute"] = _attribute
    return env


def theme_globals(interface: Interface, contact: Contact | None) -> dict[str, object]:
    """What the theme's templates may ask for beside what mkdocs gives them: `word(key)` is fit for HTML as it is."""
    word = _words(interface)
    return {
        "word": lambda key: html.escape(word(key)),
        "site_language": interface.language,
        "direction": direction,
        "contact": contact,
    }


def render(pages: Iterable[Page | Kept], env: jinja2.Environment) -> Iterator[tuple[PurePosixPath, bytes | Kept]]:
    """The path and the bytes of each page; one that was kept goes on as it is."""
    for page in pages:
        if isinstance(page, Kept):
            yield page.path, page
            continue
        text = env.get_template(page.template).render(page.context)
        yield page.path, text.encode()


def front_matter(values: Mapping[str, object]) -> Markup:
    """The values as YAML front matter; empty ones are left out."""
    lines = (f"{key}: {_yaml(value)}" for key, value in values.items() if value != "")
    return Markup("\n".join(["---", *lines, "---"]))


class _CodeGenerator(CodeGenerator):
    """Prints what `finalize` gives as it is: to escape again what is inert already would cost as much once more."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        assert finalize.src
        self.write(f"({finalize.src}")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        """A word of the interface as part of the template: it is the same on every page."""
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "word":
            word = self.environment.globals["word"]
            assert callable(word)
            return str(_text(word(*(argument.as_const(frame.eval_ctx) for argument in node.args))))
        return super()._output_child_to_const(node, frame, finalize)


class _Environment(jinja2.Environment):
    code_generator_class = _CodeGenerator

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain dictionary: macros are imported on every page, and that compares the globals of the two templates."""
        return {**self.globals, **(d or {})}


def _inert(value: object) -> object:
    if type(value) is str:
        return _text(value)
    return value if hasattr(value, "__html__") else _text(str(value))


@lru_cache(maxsize=2**14)  # pages print the same names, words and numbers
def _text(text: str) -> Markup:
    return Markup(markup.escape(text))


def _words(interface: Interface) -> Callable[[str], str]:
    def word(key: str) -> str:
        if key not in interface.catalog.words:
            raise jinja2.UndefinedError(f"{key!r} is no word of interface.pot")
        return interface.word(key)

    return word


@cache
def _spoken(language: str) -> Markup:
    return Markup(markup.spoken(language))


def _attribute(text: str) -> Markup:
    return Markup(markup.attribute(text))


def _yaml(value: object) -> str:
    """A JSON value, which YAML reads alike once the characters that it forbids or folds are escaped."""
    return _UNSAFE.sub(_escaped, _JSON.encode(value))


_JSON = json.JSONEncoder(ensure_ascii=False)
_UNSAFE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
