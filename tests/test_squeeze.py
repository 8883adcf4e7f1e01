"""Served style sheets and scripts say what the written ones say."""

import pytest

from exergue.squeeze import squeeze, squeezed_script, squeezed_style

STYLES = [
    ("/* why */\na {\n  color: red;\n  margin: 0 1em;\n}\n", "a{color:red;margin:0 1em}\n"),
    ("a :is(b, c) > d:hover { }", "a :is(b,c)>d:hover{}\n"),
    ('a::after { content: "; /* } */  x"; }', 'a::after{content:"; /* } */  x"}\n'),
    ("a { inset: calc(1px + 2px) auto; }", "a{inset:calc(1px + 2px) auto}\n"),
    ("@media (min-width: 40rem) { a { b: c; } }", "@media (min-width:40rem){a{b:c}}\n"),
    ("a { b: c } /* x */ d { e: f }", "a{b:c}d{e:f}\n"),
]


@pytest.mark.parametrize(("written", "served"), STYLES)
def test_a_style_sheet_keeps_what_it_says(written, served):
    assert squeezed_style(written) == served
    assert squeezed_style(served) == served


SCRIPTS = [
    ("// why\nconst a = 1; // one\n  f(a);\n", "const a = 1; // one\nf(a);\n"),
    ('const a = "// no comment";\n', 'const a = "// no comment";\n'),
    ("const a = `one\n  // two`;\n", "const a = `one\n  // two`;\n"),
]


@pytest.mark.parametrize(("written", "served"), SCRIPTS)
def test_a_script_loses_its_comments_and_no_line_end(written, served):
    assert squeezed_script(written) == served


def test_files_of_the_folder_are_made_light_whatever_they_hold(tmp_path):
    (tmp_path / "a.css").write_bytes(b"a { b: '\xff' }\n")
    (tmp_path / "b.js").write_text("  f();\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("  f();\n", encoding="utf-8")
    squeeze(tmp_path)
    assert (tmp_path / "a.css").read_bytes() == b"a{b:'\xff'}\n"
    assert (tmp_path / "b.js").read_text(encoding="utf-8") == "f();\n"
    assert (tmp_path / "c.txt").read_text(encoding="utf-8") == "  f();\n"
