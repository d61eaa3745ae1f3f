"""Each word of the command line, how it ends well and how it ends otherwise."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.operations.installation import Installation

pytestmark = pytest.mark.database

RUTH = "ruth@demo.invalid"
FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "goncourt_1870.jsonl"
WORDS = ["serve", "demo", "invite", "import", "export-client", "erase-client", "doctor"]


def ends_in_one_sentence(done, *parts: str) -> bool:
    """Say whether a command ended with 2 and one sentence holding these parts, no traceback."""
    said = done.stderr.strip().splitlines()
    fine = done.returncode == 2 and said and "Traceback" not in done.stderr
    assert fine, (done.returncode, done.stdout, done.stderr)
    assert said[-1].endswith("."), said[-1]
    for part in parts:
        assert part in said[-1], (part, said[-1])
    return True


def test_help_names_every_word_and_every_setting(empty: Installation) -> None:
    done = empty.run("--help")
    assert done.returncode == 0
    for word in [*WORDS, "MARRAM_DATA", "MARRAM_KEYS", "MARRAM_DATABASE_URL", "MARRAM_PORT"]:
        assert word in done.stdout


@pytest.mark.parametrize("word", WORDS)
def test_each_word_says_what_it_takes(empty: Installation, word: str) -> None:
    done = empty.run(word, "--help")
    assert done.returncode == 0
    assert f"marram {word}" in done.stdout


def test_a_word_that_is_not_there_is_said_in_one_sentence(empty: Installation) -> None:
    assert ends_in_one_sentence(empty.run("fly"), "There is no word fly")
    assert ends_in_one_sentence(empty.run("invite"), "EMAIL", "--name")


def test_an_import_shows_what_would_come_and_asks(house: Installation) -> None:
    done = house.run("import", str(FIXTURE), "--client", RUTH, answer="no\n")
    assert ends_in_one_sentence(done, "Nothing was brought in.")
    for part in ("33", "1870-01-01 to 1870-07-30", "Ruth Adeyemi"):
        assert part in done.stdout
    done = house.run("import", str(FIXTURE), "--client", RUTH, answer="yes\n")
    assert done.returncode == 0, done.stderr
    assert "Brought in: 33." in done.stdout


def test_an_import_as_json_prints_nothing_else_and_is_the_same_twice(house: Installation) -> None:
    words = ("import", str(FIXTURE), "--client", RUTH, "--yes", "--json")
    first, second = house.run(*words), house.run(*words)
    assert json.loads(first.stdout).items() >= {"read": 33, "imported": 33, "skipped": 0}.items()
    assert json.loads(second.stdout).items() >= {"read": 33, "imported": 0, "skipped": 33}.items()
    assert set(json.loads(first.stdout)) == {"read", "imported", "skipped", "notes"}


def test_an_import_that_cannot_be_says_why(house: Installation, tmp_path: Path) -> None:
    assert ends_in_one_sentence(house.run("import", "no.jsonl", "--client", RUTH), "no.jsonl")
    assert ends_in_one_sentence(house.run("import", str(tmp_path), "--client", RUTH), "folder")
    nobody = house.run("import", str(FIXTURE), "--client", "nobody@example.org", "--yes")
    assert ends_in_one_sentence(nobody, "no client", "nobody@example.org")
    staff = house.run("import", str(FIXTURE), "--client", "miriam@demo.invalid", "--yes")
    assert ends_in_one_sentence(staff, "no client")
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"date": "1870-01-01", "text": "one"}\n{"date": \n', encoding="utf-8")
    done = house.run("import", str(broken), "--client", RUTH, "--yes", "--json")
    assert ends_in_one_sentence(done, "Line 2")
    assert done.stdout == ""


def test_an_archive_goes_out_and_is_never_written_over(house: Installation, tmp_path: Path) -> None:
    out = tmp_path / "ruth.zip"
    done = house.run("export-client", RUTH, "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert zipfile.is_zipfile(out)
    assert out.stat().st_mode & 0o077 == 0
    before = out.read_bytes()
    again = house.run("export-client", RUTH, "--out", str(out))
    assert ends_in_one_sentence(again, "already a file")
    assert out.read_bytes() == before


def test_an_export_that_cannot_be_leaves_no_file(house: Installation, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "ruth.zip"
    assert ends_in_one_sentence(house.run("export-client", RUTH, "--out", str(nowhere)), "folder")
    out = tmp_path / "who.zip"
    done = house.run("export-client", "who@example.org", "--out", str(out))
    assert ends_in_one_sentence(done, "no client")
    empty_file = tmp_path / "phrase"
    empty_file.write_text("\n")
    words = ("--passphrase-file", str(empty_file))
    done = house.run("export-client", RUTH, "--out", str(out), *words)
    assert ends_in_one_sentence(done, "is empty")
    assert not out.exists()


def test_a_locked_archive_opens_with_its_passphrase_only(
    house: Installation, tmp_path: Path
) -> None:
    phrase, wrong, out = tmp_path / "phrase", tmp_path / "wrong", tmp_path / "ruth.zip"
    phrase.write_text("a line of Ruth's own\n")
    wrong.write_text("another\n")
    done = house.run("export-client", RUTH, "--out", str(out), "--passphrase-file", str(phrase))
    assert done.returncode == 0, done.stderr
    words = ("import", str(out), "--client", "owen@demo.invalid", "--yes", "--passphrase-file")
    assert ends_in_one_sentence(house.run(*words, str(wrong)), "passphrase")
    assert house.run(*words, str(phrase)).returncode == 0


def test_erasing_asks_for_the_address_a_second_time(house: Installation) -> None:
    done = house.run("erase-client", RUTH, answer="owen@demo.invalid\n")
    assert ends_in_one_sentence(done, "Nothing was erased.")
    assert ends_in_one_sentence(house.run("erase-client", RUTH), "Nothing was erased.")
    done = house.run("erase-client", RUTH, answer=f"{RUTH}\n")
    assert done.returncode == 0, done.stderr
    assert ends_in_one_sentence(house.run("erase-client", RUTH, "--yes"), "no client")
    assert house.run("doctor").returncode == 0


def test_somebody_who_works_here_is_not_erased_as_a_client(house: Installation) -> None:
    done = house.run("erase-client", "miriam@demo.invalid", "--yes")
    assert ends_in_one_sentence(done, "no client")


def test_the_doctor_says_how_it_is(house: Installation) -> None:
    done = house.run("doctor")
    assert done.returncode == 0, done.stderr
    engine = "PostgreSQL" if "MARRAM_DATABASE_URL" in house.settings else "SQLite 3."
    for part in ("Keys:", engine, "lines, whole", "GiB free", "Mail: not set up", "Erasing:"):
        assert part in done.stdout


def test_the_doctor_names_a_mail_server_that_does_not_answer(house: Installation) -> None:
    house.settings["MARRAM_MAIL"] = "smtp://127.0.0.1:1"
    assert ends_in_one_sentence(house.run("doctor"), "1 of 7")


def test_an_invitation_prints_a_link_once(house: Installation) -> None:
    words = ("invite", "amal@example.org", "--name", "Amal", "--with", "miriam@demo.invalid")
    done = house.run(*words)
    assert done.returncode == 0, done.stderr
    assert f"{house.url}/i/" in done.stdout.splitlines()[0]
    assert "Amal" in done.stdout
    assert ends_in_one_sentence(house.run(*words), "already uses amal@example.org")


def test_an_invitation_that_cannot_be_says_why(house: Installation) -> None:
    words = ("invite", "amal@example.org", "--name")
    assert ends_in_one_sentence(house.run(*words, "Amal"), "more than one clinician")
    assert ends_in_one_sentence(house.run(*words, " "), "needs a name")
    wrong = house.run("invite", "amal", "--name", "Amal")
    assert ends_in_one_sentence(wrong, "not an e-mail address")
    jo = house.run(*words, "Amal", "--with", "jo@demo.invalid")
    assert ends_in_one_sentence(jo, "no clinician", "jo@demo.invalid")


def test_what_a_command_does_leaves_a_line_that_the_client_sees(
    house: Installation, tmp_path: Path
) -> None:
    assert house.run("import", str(FIXTURE), "--client", RUTH, "--yes").returncode == 0
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    for out in (first, second):
        assert house.run("export-client", RUTH, "--out", str(out)).returncode == 0
    with zipfile.ZipFile(second) as archive:
        looked = json.loads(archive.read("marram.json"))["looked"]
    deeds = [line["deed"] for line in looked if line["who"] == "operator"]
    assert {"imported", "exported"} <= set(deeds)
