"""`benchmarks/theme.py` measures what it says."""

import json

import pytest
from sample_pages import ROOT


@pytest.mark.slow
def test_both_themes_are_measured_on_the_same_pages(tmp_path, monkeypatch, capsys):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from theme import main

    lines = [
        {"id": str(n), "title": f"Titre {n}", "date": "2020-07-02", "paragraphs": [f"Zoé Bertin est à Paris {n} fois."]}
        for n in range(3)
    ]
    (tmp_path / "press.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    main(tmp_path / "press.jsonl", 2, tmp_path / "work")
    counted, theirs, ours = capsys.readouterr().out.splitlines()
    assert counted.startswith("2 articles, ")
    assert theirs.startswith("built-in theme with search: ") and ours.startswith("our theme with search: ")
    assert len(list((tmp_path / "work/docs/articles").glob("titre-*.md"))) == 2
