"""The comparison finds every difference that matters and says it in a sentence."""

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.imports.archives import ENTRY, TELLING, packed_record, record

TOOL = Path(__file__).parents[2] / "tools" / "compare_archives.py"
REMARK = {"id": TELLING, "text": "read", "by": "Miriam", "at": "2026-11-22T18:00:00+00:00"}
SHARE = {
    "id": ENTRY,
    "entry": ENTRY,
    "with": "Miriam",
    "given": "2026-11-22T18:00:00+00:00",
    "taken_back": None,
    "follow": False,
    "opened": ["2026-11-22"],
    "remarks": [REMARK],
}
LINK = {"id": ENTRY, "source": ENTRY, "target": ENTRY, "relation": "serves", "recorded": "2026"}


def whole() -> dict[str, Any]:
    return deepcopy({**record(), "links": [LINK], "sharing": [SHARE]})


def compare(folder: Path, one: object, other: object) -> tuple[int, str]:
    paths = []
    for number, found in enumerate((one, other)):
        path = folder / f"{number}.zip"
        path.write_bytes(packed_record(found).getvalue())
        paths.append(str(path))
    command = [sys.executable, "-I", str(TOOL), *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_same_is_the_same_whatever_the_order_of_names_and_the_log(tmp_path: Path) -> None:
    other = {**dict(reversed(whole().items())), "looked": [{"at": "", "who": ""}]}
    code, said = compare(tmp_path, whole(), other)
    assert (code, said[:9]) == (0, "The same:")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["entries"], [], f"The entry {ENTRY} is only in the first archive."),
        (["entries", 0, "put_away"], "2026-11-22", "differs in its put_away"),
        (["entries", 0, "tellings"], [], f"{TELLING} is only in the first archive."),
        (["entries", 0, "tellings", 0, "when", "written"], "20 juin", "differs in its when"),
        (["entries", 0, "tellings", 0, "body", "text"], "Mort", "differs in its body"),
        (["entries", 0, "tellings", 0, "parent"], ENTRY, "differs in its parent"),
        (["entries", 0, "tellings", 0, "shape"], True, "differs in its shape: 1 is not true."),
        (["links", 0, "relation"], "grows from", "The link"),
        (["links"], [], "is only in the first archive."),
        (["sharing", 0, "taken_back"], "2026", "differs in its taken_back"),
        (["sharing", 0, "opened"], [], "differs in its opened"),
        (["sharing", 0, "remarks"], [], f"The answer in share {ENTRY}"),
        (["sharing", 0, "remarks", 0, "text"], "", "differs in its text"),
        (["entries"], record()["entries"] * 2, "more than once"),
    ],
)
def test_each_difference_is_said(
    path: list[str | int], value: object, said: str, tmp_path: Path
) -> None:
    other = whole()
    place: Any = other
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    code, sentences = compare(tmp_path, whole(), other)
    assert (code, said in sentences) == (1, True), sentences


def test_tellings_in_another_order_are_not_the_same(tmp_path: Path) -> None:
    one, other = whole(), whole()
    tellings = one["entries"][0]["tellings"]
    tellings.append({**tellings[0], "id": ENTRY})
    other["entries"][0]["tellings"] = tellings[::-1]
    assert "The order differs" in compare(tmp_path, one, other)[1]


def test_what_is_no_archive_is_said_so(tmp_path: Path) -> None:
    code, said = compare(tmp_path, whole(), {"format": "other"})
    assert code == 2
    assert "cannot be read as an archive" in said
    assert "Traceback" not in said


def test_it_uses_nothing_of_marram() -> None:
    code = TOOL.read_text(encoding="utf-8")
    names = [line.split()[1] for line in code.splitlines() if line.startswith(("import", "from"))]
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)
    assert json.dumps(names).count("marram") == 0
