"""Publishing works as the guide says: the workflow, and each command that is shown."""

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from project import ROOT, make_project
from test_readme import commands

from exergue.annotating import _FOLDER as CACHE
from exergue.kept_pages import grown
from exergue.published import read_published
from exergue.settings import read_settings

WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))
WORKFLOW = ROOT / ".github/workflows/pages.yml"
GUIDE = ROOT / "guides/publishing.md"
JOBS = yaml.safe_load(WORKFLOW.read_text())["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]


# The workflow


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_one_that_github_reads(workflow):
    jsonschema = pytest.importorskip("jsonschema")
    schema = files("check_jsonschema") / "builtin_schemas/vendor/github-workflows.json"
    words = {key if key is not True else "on": value for key, value in yaml.safe_load(workflow.read_text()).items()}
    jsonschema.validate(words, json.loads(schema.read_text()))


def test_actions_are_pinned_to_what_they_were_when_looked_at():
    used = [action for workflow in WORKFLOWS for action in re.findall(r"uses: (.*)", workflow.read_text())]
    assert len(used) == 9
    assert all(re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action) for action in used)


def test_each_job_may_do_what_it_has_to_and_no_more():
    assert yaml.safe_load(WORKFLOW.read_text())["permissions"] == {}
    assert JOBS["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert JOBS["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert "secrets" not in WORKFLOW.read_text()


def test_nothing_from_outside_is_put_into_a_command():
    assert not any("${{" in step.get("run", "") for step in STEPS)


def test_the_workflow_keeps_the_annotations_and_publishes_the_site():
    given = [step["with"]["path"] for step in STEPS if "path" in step.get("with", {})]
    assert given == [CACHE.parts[0], CACHE.parts[0], "site"]


def test_annotations_are_taken_from_the_last_run_and_kept_under_a_key_of_their_own():
    """What is kept under a key never changes: one that comes again would be kept once and then be stale."""
    restored, kept = (step for step in STEPS if "/cache/" in step.get("uses", ""))
    assert restored["with"]["key"] == kept["with"]["key"]
    assert "run_id" in kept["with"]["key"] and "run_attempt" in kept["with"]["key"]
    assert kept["with"]["key"].startswith(restored["with"]["restore-keys"])
    assert kept["if"].startswith("always()")  # also if an article has a mistake


def test_the_workflow_installs_what_is_locked():
    assert [step["run"] for step in STEPS if "pip" in step.get("run", "")] == [
        "pip install --require-hashes -r requirements.lock",
        "pip install --no-deps --no-build-isolation -e .",
    ]


def test_the_workflow_finds_all_addresses_of_the_sample(sample):
    """Where this fails, run `python build.py` and commit authority/ids.lock: --frozen would stop the workflow."""
    (ids, pages, problems), (made_ids, made_pages, _) = (read_published(at / "authority") for at in (ROOT, sample))
    assert problems == ()
    assert set(made_ids) - set(ids) == set()
    assert list(grown(pages, made_pages)) == []


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small project, built once, in a repository with two remotes that are folders."""
    folder = make_project(tmp_path / "project")
    for name in (".gitignore", ".gitattributes"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "authority", folder / "authority", ignore=shutil.ignore_patterns("ids.lock"))
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SITE_URL", raising=False)
    for key in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{key}_NAME", "Anne Plume")
        monkeypatch.setenv(f"GIT_{key}_EMAIL", "anne@press.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    for name in ("origin", "site"):
        git("init", "--quiet", "--bare", tmp_path / name)
    git("init", "--quiet", "--initial-branch", "main")
    git("remote", "add", "origin", tmp_path / "origin")
    git("config", "push.autoSetupRemote", "true")
    return folder


def git(*arguments):
    return subprocess.run(["git", *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def run(command, **variables):
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env={**os.environ, **variables})
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout + done.stderr


@pytest.mark.slow
def test_the_commands_of_the_workflow_build_and_check_the_site(project):
    address = "https://anne.github.io/presse"
    for step in STEPS:
        if "run" in step and "pip install" not in step["run"]:
            value = step["env"]["SITE_URL"].replace("${{ steps.pages.outputs.base_url }}", address)
            if "--frozen" in step["run"]:
                run("python build.py --quiet")  # as whoever pushes has done
            run(step["run"], SITE_URL=value)
    assert f'rel="canonical" href="{address}/"' in (project / "site/index.html").read_text()


# The guide


@contextmanager
def serving(command, port):
    process = subprocess.Popen(shlex.split(command))
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def answer(address):
    for _ in range(240):
        try:
            with urllib.request.urlopen(address) as page:
                return page.read().decode()
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(address)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_every_command_of_the_guide_does_what_it_says(project, tmp_path):
    config = project / "mkdocs.yml"
    unset = 'site_url: !ENV [SITE_URL, ""]'
    assert unset in config.read_text()
    for command in commands(GUIDE):
        port = free_port()
        if command.startswith("mkdocs serve"):
            with serving(f"{command} --dev-addr 127.0.0.1:{port}", port) as address:
                assert "Mark Milley" in answer(f"{address}REPOSITORY/personnes/mark-milley/")
        elif command.startswith("python -m http.server"):
            with serving(command.replace("8000", f"{port} --bind 127.0.0.1"), port) as address:
                assert "Mark Milley" in answer(f"{address}personnes/mark-milley/")
        elif command.startswith("rsync"):
            if shutil.which("rsync"):
                run(command.replace("user@example.org:/var/www", str(tmp_path)))
                assert (tmp_path / "articles/index.html").exists()
        else:
            run(command.replace("https://github.com/NAME/SITE.git", str(tmp_path / "site")))
        if command.startswith("git remote add public"):
            config.write_text(config.read_text().replace(unset, "site_url: https://NAME.github.io/SITE/"))
        if "--no-history" in command:
            assert git("-C", tmp_path / "site", "rev-list", "--count", "gh-pages").strip() == "1"
            config.write_text(config.read_text().replace("/SITE/", "/REPOSITORY/"))
            (project / "docs/CNAME").write_text("www.press.example\n")
    assert ids_kept(tmp_path / "origin")
    published = git("-C", tmp_path / "origin", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {".nojekyll", "CNAME", "404.html", "personnes/mark-milley/index.html"} <= set(published)
    assert "https://NAME.github.io/REPOSITORY/" in git("-C", tmp_path / "origin", "show", "gh-pages:index.html")


def ids_kept(repository):
    return "mark-milley" in git("-C", repository, "show", "main:authority/ids.lock")


@pytest.mark.slow
def test_publishing_with_mkdocs_alone_keeps_the_addresses_too(project):
    git("commit", "--quiet", "--allow-empty", "--message", "x")
    run("mkdocs gh-deploy --strict")
    assert "mark-milley" in (project / "authority/ids.lock").read_text()


def test_a_variable_says_where_the_site_will_be(tmp_path, monkeypatch):
    config = make_project(tmp_path / "project") / "mkdocs.yml"
    monkeypatch.delenv("SITE_URL", raising=False)
    assert read_settings(config).site_url == ""
    monkeypatch.setenv("SITE_URL", "https://anne.github.io/presse")
    assert read_settings(config).site_url == "https://anne.github.io/presse/"


def test_the_guide_leads_where_it_says():
    for document in (ROOT / "README.md", *ROOT.glob("guides/*.md")):
        text = re.sub(r"^ *```.*?^ *```|`[^`]*`", "", document.read_text(), flags=re.M | re.S)
        for target in re.findall(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)", text):
            file = document.parent / target[0] if target[0] else document
            assert file.exists(), (document, target)
            if target[1] and file.suffix == ".md":
                headings = re.findall(r"^#+ (.*)$", file.read_text(), re.M)
                slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
                assert target[1].removeprefix("#") in slugs, (document, target)
