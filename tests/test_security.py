"""Articles, front matter and editors' files are somebody else's words: they are shown, never obeyed."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import time
from pathlib import Path
from textwrap import dedent

import numpy as np
import pytest
from lxml import html
from project import ROOT, Command, write_seed

from exergue.policy import policy

# ---- what pages may load ----


def test_every_page_says_first_what_it_may_load(sample):
    for path in sorted(sample.glob("site/**/*.html")):
        head = html.parse(str(path)).getroot().find("head")
        told = [meta.get("content") for meta in head[:2] if meta.get("http-equiv") == "Content-Security-Policy"]
        assert told == [policy(from_files=False)], path


def test_no_page_has_a_script_of_its_own(sample):
    for path in sorted(sample.glob("site/**/*.html")):
        page = html.parse(str(path)).getroot()
        for script in page.iter("script"):
            assert script.get("src") or script.get("type") == "application/ld+json", path
        handlers = [name for element in page.iter() for name in element.attrib if name.startswith("on")]
        assert handlers == [], path


def test_nothing_but_scripts_of_the_site_runs():
    rules = dict(part.split(" ", 1) for part in policy(from_files=False).split("; "))
    assert rules["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert rules["default-src"] == "'none'"
    assert "http" not in policy(from_files=True)


# ---- YAML ----

ATTACKS = {
    "python": '!!python/object/apply:os.system ["touch harmed"]',
    "new": "!!python/object/new:os.system [touch harmed]",
    "module": "!!python/module:antigravity",
}
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("place", ["front matter", "sidecar", "authority", "corrections"])
def test_yaml_makes_no_objects(project, capsys, place, attack):
    write_seed(project, "odd.md" if place == "front matter" else "odd.txt", f"---\ntitle: {attack}\n---\n\nKiev.\n")
    if place == "sidecar":
        write_seed(project, "odd.txt", "Kiev.")
        write_seed(project, "odd.yml", f"title: {attack}\n")
    if place in ("authority", "corrections"):
        write_seed(project, "odd.txt", "Kiev.")
        (project / "authority").mkdir()
        name = "persons.yml" if place == "authority" else "corrections.yml"
        (project / "authority" / name).write_text(f"- {attack}\n")
    code = Command(project)("--no-site", "--quiet")
    assert not (project / "harmed").exists()
    assert code in (0, 2), capsys.readouterr().err


@pytest.mark.parametrize("place", ["seeds/odd.yml", "authority/persons.yml"])
def test_names_that_stand_for_names_do_not_fill_memory(project, place):
    write_seed(project, "odd.txt", "Kiev.")
    (project / "authority").mkdir()
    (project / place).write_text(BOMB)
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({6 * 2**30},) * 2); "
    script = limited + "import sys, build; sys.exit(build.main(['--no-site', '--quiet']))"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", script], cwd=project, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr and len(done.stderr) < 5000
    assert time.perf_counter() - start < 60


# ---- regular expressions ----

UNITS = [
    *(" ", "\t", "\n", "a", "A", "é", "1", ".", "-", "—", "'", "’", '"', "«", "»", "(", "[", "*", "_", "<", "&", "/"),
    *("« ", " »", "A. ", "a ", "a-", "l'", "1 ", "1.", "M. ", "de la ", "Jean ", "Jean-", "dit-il ", "a, ", "http://a"),
    *("a@", "](", "![", "&#", "\u00a0", "\u202f", "# ", "- ", "|a", "a\u0301", "—\n", "\n\n", "a.b", "A.-", ", "),
]
LENGTH = 20_000  # characters
BOUND = 0.5  # seconds
ANCHORED = {"match", "fullmatch"}
# Those that are only shown so many characters around a quotation or a name.
WITHIN = {("markup.utterances", "_BEFORE"): 300, ("resolution.prepositions", "_LAST_WORD"): 300}


def expressions():
    """Module, name and expression of every constant that is one, with the methods by which its module uses it."""
    for module in pkgutil.walk_packages([str(ROOT / "exergue")], "exergue."):
        loaded = importlib.import_module(module.name)
        code = Path(loaded.__file__).read_text(encoding="utf-8")
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern) and re.search(rf"^{name}\b.*= re\.compile", code, re.M):
                yield module.name.removeprefix("exergue."), name, value, set(re.findall(rf"\b{name}\.(\w+)", code))


def longest(pattern, methods, length):
    """Seconds that the worst repetition takes, and what is repeated."""

    def took(unit):
        text = (unit * length)[:length] + "!\x00"
        start = time.process_time()
        if methods <= ANCHORED:
            pattern.match(text)
            pattern.fullmatch(text)
        else:
            sum(1 for _ in pattern.finditer(text))
        return time.process_time() - start

    return max((took(unit), unit) for unit in UNITS)


@pytest.mark.slow
def test_no_regular_expression_takes_long_on_any_repetition():
    """An expression whose time grows with the square of the text would take minutes on an article of a megabyte."""
    found = list(expressions())
    assert len(found) > 50
    slow = []
    for module, name, pattern, methods in found:
        seconds, unit = longest(pattern, methods, WITHIN.get((module, name), LENGTH))
        if seconds > BOUND:
            slow.append((module, name, unit, round(seconds, 2)))
    assert slow == []


# ---- code ----


def test_nothing_is_unpickled_or_evaluated():
    for path in [*ROOT.glob("exergue/**/*.py"), ROOT / "build.py", ROOT / "hooks.py"]:
        code = path.read_text(encoding="utf-8")
        for word in (r"\bimport pickle", r"\beval\(", r"\bexec\(", r"shell=True", r"\bos\.system\b"):
            assert not re.search(word, code), (path, word)


UNPICKLING = {
    "pickle",
    "cPickle",
    "_pickle",
    "marshal",
    "shelve",
    "dill",
    "cloudpickle",
    "joblib",
    "jsonpickle",
    "torch",
}


def imported(code):
    """The packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def test_nothing_that_unpickles_is_imported():
    for path in [*ROOT.glob("exergue/**/*.py"), ROOT / "build.py", ROOT / "hooks.py"]:
        code = path.read_text(encoding="utf-8")
        assert UNPICKLING.isdisjoint(imported(code)), path
        assert not re.search(r"allow_pickle|\bread_pickle|\.load\(.*Loader=yaml\.(Unsafe|Full)", code), path


def test_an_article_is_annotated_without_unpickling(project):
    """The trained pipeline is read from JSON, msgpack and plain arrays. Babel keeps its own words as pickles."""
    script = """
        import sys
        def refuse(event, arguments):
            if event == "pickle.find_class" and arguments[0].partition(".")[0] != "babel":
                raise SystemExit(f"unpickles {arguments}")
        sys.addaudithook(refuse)
        import build
        sys.exit(build.main(["--quiet", "--no-cache", "--jobs", "1"]))
    """
    done = subprocess.run([sys.executable, "-c", dedent(script)], cwd=project, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_pipeline_with_a_pickle_for_an_array_is_refused(tmp_path):
    from exergue.annotate.word_vectors import PressVectors

    PressVectors(shape=(1, 2)).to_disk(tmp_path)
    with (tmp_path / "vectors").open("wb") as file:
        np.save(file, np.array([Path("harmful")], dtype=object), allow_pickle=True)
    with pytest.raises(ValueError, match="allow_pickle=False"):
        PressVectors().from_disk(tmp_path)
