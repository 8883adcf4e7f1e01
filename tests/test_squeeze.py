"""Served style sheets and scripts say what the written ones say, in fewer bytes."""

from exergue.squeeze import squeeze


def test_files_of_the_folder_are_made_light_whatever_they_hold(tmp_path):
    (tmp_path / "a.css").write_bytes(b"/* why */\na { b: '\xff  x' }\n")
    (tmp_path / "b.js").write_text("// why\n  f(`a  // b`);\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("  f();\n", encoding="utf-8")
    squeeze(tmp_path)
    assert (tmp_path / "a.css").read_bytes() == b"a{b:'\xff  x'}"
    assert (tmp_path / "b.js").read_text(encoding="utf-8") == "f(`a  // b`);"
    assert (tmp_path / "c.txt").read_text(encoding="utf-8") == "  f();\n"
