"""Every sentence about a file is there, plain, and every module that reads takes part."""

import re
import tomllib
from pathlib import Path

from marram.imports import readers

FOLDER = Path(readers.__file__).parent


def test_every_code_has_its_sentence_and_every_sentence_is_used() -> None:
    sentences = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))["sentences"]
    asking = FOLDER.parent / "companion" / "pages" / "tables.py"
    files = (*FOLDER.glob("*.py"), asking)
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r'(?:Refused|Skipped)\((?:\w+, )?"(\w+)"', code))
    assert used - set(sentences) == set()
    assert all(f'"{name}"' in code for name in sentences)
    assert all(text.endswith(".") and "!" not in text for text in sentences.values())


def test_every_module_that_declares_a_reader_is_asked() -> None:
    declaring = [
        p for p in FOLDER.glob("*.py") if re.search("^READER =", p.read_text(), re.MULTILINE)
    ]
    assert len(declaring) == len(readers.READERS)
