"""Prints how well quotations are found in the articles held out of the making, by the beat of their newsroom.

usage: python tests/speech_by_beat.py SHARED, the folder with `corpus/` and `annotation/score.py`.
A row a beat, the last for all of them; F1 of quotations at intersection/union 0.8, share of right speakers, both.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from golden_xml import read_annotated
from read_speech import record

from exergue.annotate.nlp import annotate

COLUMNS = ("marked", "direct", "mixed", "indirect", "cues", "quote@0.8")


def main(shared):
    held_out = json.loads((shared / "corpus" / "split.json").read_text(encoding="utf-8"))["dev"]
    paths = [shared / "corpus" / f"{name}.xml" for name in sorted(held_out)]
    records = dict(zip(paths, map(record, annotate(read_annotated(path).article for path in paths)), strict=True))
    beats = defaultdict(list)
    for path in paths:
        beats[path.stem.rpartition("-")[0]].append(path)
    print(f"{'beat':12}", *(f"{name:>9}" for name in COLUMNS), "speakers    both")
    for beat, members in [*sorted(beats.items()), ("all", paths)]:
        scores = score(shared, {path: records[path] for path in members})
        figures = [scores[name]["f"] for name in COLUMNS]
        both = scores["quote@0.8"]["speaker"], scores["quote@0.8"]["joint_f"]
        print(f"{beat:12}", *(f"{figure:9.1f}" for figure in figures), f"{both[0]:8.1f} {both[1]:7.1f}")


def score(shared, records):
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder, "gold"), Path(folder, "annotations.jsonl")
        gold.mkdir()
        for path in records:
            (gold / path.name).write_bytes(path.read_bytes())
        found.write_text("".join(json.dumps(line) + "\n" for line in records.values()), encoding="utf-8")
        command = [sys.executable, shared / "annotation" / "score.py", gold, found, "--json"]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1])) if len(sys.argv) == 2 else sys.exit(__doc__)
