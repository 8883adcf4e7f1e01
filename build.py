#!/usr/bin/env python3
"""Build the site: read the articles, annotate them, write docs/, then let mkdocs make site/.

This file only reads the command line and words what happened; `exergue/pipeline.py` tells the story. What is slow to
import is imported late, so that --help and a mistyped option answer at once.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exergue.settings import Options, Settings
    from exergue.terminal import Terminal

HERE = Path(__file__).resolve().parent
WRONG = 2  # exit code for mistakes in what went in, or folders that can't be written
MOST = 1024  # processes that somebody may mean
DIFFERENT = 3  # of `diff`: a build would change something
COMMANDS = ("build", "review", "diff", "check")
STOPPED = 130  # by Ctrl-C, as shells have it

DESCRIPTION = """\
Make an annotated, linked website from a folder of articles.

Reads the .txt and .md files of seeds/, finds the people, places, organisations and
quotations in them, writes Markdown pages into docs/ and the finished site into site/.
Look at it with `mkdocs serve`.

commands:
  build     make the site (also without naming it)
  review    write review/: what an editor had best look at, with lines to paste into authority/
  diff      say what a build would change: addresses, names, quotations
  check     follow every link of site/, and say which lead nowhere
"""

EPILOG = """\
examples:
  python build.py                          build the articles of seeds/
  python build.py --source ~/articles      build those of another folder
  python build.py --no-site                stop at docs/, where `mkdocs serve` takes over
  python build.py diff                     see what changed in authority/ or seeds/ would do

Lasting settings stand in mkdocs.yml, under extra: exergue:. Options are relative to the
working directory, settings to the folder of mkdocs.yml. Files in docs/ that the build did
not make are left alone, and an error leaves the last good docs/ and site/ as they are.

exit code: 0 all is built; 2 something in the articles, settings or folders has to be mended
(each message says file and line), or check finds a link that leads nowhere; 1 a fault of the
program. diff: 0 nothing would change, 3 something would.
"""


def main(arguments: list[str] | None = None) -> int:
    """Build, review, compare or check, and give the exit code."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if mistake := _mistake(given):
        parser.error(mistake)
    try:
        return _run(given)
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] == "exergue":
            raise
        print(f"{error.name} is not installed; run `pip install -e .` in {HERE} first", file=sys.stderr)
        return WRONG


def _mistake(given: argparse.Namespace) -> str:
    """What is wrong with the command, or with options that do not go together.

    argparse would judge the command first, and name the value of a mistyped option instead of the option.
    """
    if given.command not in COMMANDS:
        return f"no command {given.command!r}; expected one of {', '.join(COMMANDS)}"
    if given.frozen and given.source and not given.authority:
        return "--frozen looks into ids.lock, which is kept for the articles of mkdocs.yml; expected no --source"
    if given.jobs and given.cluster:
        return "--jobs counts processes on this machine, --cluster sends the articles to others; expected one of them"
    odd = {"--frozen": given.frozen, "--no-site": given.no_site}
    if given.command == "diff":
        odd["--site"] = given.site
    unfit = [option for option, value in odd.items() if value]
    return f"{unfit[0]} has no meaning for {given.command}" if unfit and given.command != "build" else ""


def _run(given: argparse.Namespace) -> int:
    from exergue.errors import ExergueError
    from exergue.settings import read_settings
    from exergue.terminal import Terminal

    terminal = Terminal(quiet=given.quiet)
    try:
        options = _options(given)
        settings = read_settings(HERE / "mkdocs.yml", options)
        if given.command == "check":
            return _check(settings, terminal)
        with terminal.step("Starting"):
            from exergue import pipeline
        if given.command == "diff":
            changes, problems = pipeline.compare(settings, options, terminal)
            terminal.tell(str(changes), problems)
            return WRONG if problems else DIFFERENT if changes else 0
        if given.command == "review":
            words, problems = pipeline.review(settings, options, terminal)
            terminal.tell(words, problems)
            return WRONG if problems else 0
        summary = pipeline.build(settings, options, terminal, with_site=not given.no_site)
    except ExergueError as error:
        terminal.complain(str(error))
        return WRONG
    except KeyboardInterrupt:
        terminal.complain("stopped")
        return STOPPED
    terminal.conclude(summary)
    return WRONG if summary.problems else 0


def _check(settings: Settings, terminal: Terminal) -> int:
    from exergue.checking import checked

    found = checked(settings.site, settings.site_url)
    terminal.tell(str(found), found.broken)
    return WRONG if found.broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "build.py",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "command", nargs="?", default=COMMANDS[0], metavar="build|review|diff|check", help="what to do (build)"
    )
    folder: dict[str, Any] = {"type": Path, "metavar": "DIR"}
    parser.add_argument(
        "--source",
        nargs="+",
        action="extend",
        default=[],
        help="folders of articles, or single files (seeds)",
        **folder,
    )
    parser.add_argument("--docs", help="folder to write the Markdown pages to (docs)", **folder)
    parser.add_argument("--site", help="folder to write the finished site to (site)", **folder)
    parser.add_argument("--no-site", action="store_true", help="write the Markdown pages only")
    parser.add_argument("--authority", help="folder of the editors' decisions on names (authority)", **folder)
    parser.add_argument(
        "--model",
        default="",
        metavar="NAME",
        help="installed spaCy pipeline, or folder of one, to read articles with instead of the one brought along",
    )
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="build without the articles that have errors; the exit code still says that something is missing",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="count notices as errors: files among the articles that nothing reads",
    )
    parser.add_argument(
        "--frozen",
        action="store_true",
        help="build nothing if an id is missing in authority/ids.lock, and say which: for CI, which can't commit them",
    )
    parser.add_argument(
        "--jobs",
        type=_count,
        default=0,
        metavar="N",
        help="processes that annotate (as many as there are cores, where the articles are worth it)",
    )
    parser.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="annotate on the Dask cluster of this scheduler, tcp://host:8786",
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="annotate every article anew, and keep nothing for the next build",
    )
    parser.add_argument("--quiet", action="store_true", help="print errors only")
    return parser


def _count(written: str) -> int:
    """A number of processes; raises ValueError, which argparse words."""
    if not re.fullmatch("[0-9]{1,4}", written) or not 0 < int(written) <= MOST:
        raise argparse.ArgumentTypeError(f"expected a number of processes from 1 to {MOST}, not {written!r}")
    return int(written)


def _options(given: argparse.Namespace) -> Options:
    from exergue.settings import Options

    return Options(
        sources=tuple(given.source),
        authority=given.authority,
        docs=given.docs,
        site=given.site,
        model=given.model,
        keep_going=given.keep_going,
        strict=given.strict,
        frozen=given.frozen,
        no_cache=given.no_cache,
        jobs=given.jobs,
        cluster=given.cluster,
    )


if __name__ == "__main__":
    sys.exit(main())
