"""Exceptions have reasons, settings are written down, files stay readable in one sitting."""

import re
from pathlib import Path

from tests.house.sources import CHECKOUT, SOURCE, found, read, short

DOCUMENTS = ("README.md", "DEVELOPING.md", "SECURITY.md", "docs/**/*.md")
PYTHON = [*found("**/*.py"), *found("**/*.py", under=CHECKOUT / "tests")]
PAGE_OF_CODE = 150


def test_every_exception_from_a_check_says_why() -> None:
    pattern = re.compile(r"#\s*(type:\s*ignore|noqa|pragma: no cover)(.*)$", re.MULTILINE)
    wrong = []
    for path in PYTHON:
        for match in pattern.finditer(read(path)):
            reason = re.sub(r"^(\[[^\]]*\]|:?\s*[A-Z0-9, ]+(?=\s|$))*", "", match.group(2)).strip(
                " -#:"
            )
            if len(reason.split()) < 2 and path != Path(__file__):
                wrong.append(f"{short(path)}: {match.group(0)}")
    assert not wrong, "Give the reason in the same comment: " + "; ".join(wrong)


READ = re.compile(r"environ(?:\.get\(|\.setdefault\(|\[)\s*\"(MARRAM_[A-Z_]+)\"")


def test_every_setting_is_written_down() -> None:
    used = {name for path in found("**/*.py") for name in READ.findall(read(path))}
    texts = "".join(read(path) for part in DOCUMENTS for path in CHECKOUT.glob(part))
    missing = sorted(name for name in used if name not in texts)
    assert not missing, f"Not in README.md or docs: {missing}"


def test_most_files_can_be_read_in_one_sitting() -> None:
    sizes = sorted(
        len(read(path).splitlines()) for path in found("**/*.py") if "migrations" not in path.parts
    )
    ninth = sizes[len(sizes) * 9 // 10]
    assert ninth <= 2 * PAGE_OF_CODE, (
        f"nine of ten files hold {ninth} lines or fewer; aim at {PAGE_OF_CODE}"
    )


def test_no_path_of_a_developers_machine() -> None:
    texts = [*PYTHON, *found("**/*.html"), *found("**/*.toml"), *CHECKOUT.glob("*.md")]
    wrong = [short(path) for path in texts if re.search(r"/(work|root|home/\w+)/\w", read(path))]
    assert not [name for name in wrong if name != short(Path(__file__))]


def test_locked_requirements_name_no_host() -> None:
    for name in ("requirements.lock", "requirements-test.lock", "requirements-meaning.lock"):
        assert "://" not in read(CHECKOUT / name)


def test_the_package_is_where_the_walls_look() -> None:
    assert (SOURCE / "__init__.py").is_file()
