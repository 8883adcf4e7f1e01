"""A small project in a folder of its own: the real command, hooks and templates, with articles made for tests."""

import importlib.util
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SEEDS = {
    "milley.txt": "Le général Mark Milley est à Kiev. « Nous sommes inquiets », a déclaré Mark Milley.\n",
    "2021/gerassimov.md": "---\ntitle: Appel\ndate: 2021-04-02\n---\n\nValeri Gerassimov a vu Mark Milley à Moscou.\n",
    "2021/kiev.md": "---\ntitle: À Kiev\ndate: 2021-04-03\n---\n\nKiev attend. Le **Pentagone** aussi.\n",
}


def make_project(folder, seeds=SEEDS):
    """Lay out a project in `folder`, which need not exist; gives the folder."""
    folder.mkdir(exist_ok=True)
    for name in ("build.py", "hooks.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "docs").mkdir()
    (folder / "seeds").mkdir()
    for name, text in seeds.items():
        write_seed(folder, name, text)
    return folder


def write_seed(folder, name, text):
    path = folder / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class Command:
    """`build.py` of a project: called with arguments, it gives the exit code."""

    def __init__(self, folder):
        spec = importlib.util.spec_from_file_location("build", folder / "build.py")
        self.module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.module)

    def __call__(self, *arguments):
        return self.module.main(list(map(str, arguments)))


def tree(folder):
    """Path -> bytes of all but what the build keeps for itself."""
    found = {p.relative_to(folder): p for p in folder.rglob("*") if p.is_file()}
    own = {path for path in found if any(part.startswith(".exergue") for part in path.parts)}
    return {path.as_posix(): found[path].read_bytes() for path in sorted(found.keys() - own)}
