"""The words of the command line and what each of them takes. Nothing here touches the data."""

import argparse
from typing import NoReturn

ABOUT = """\
Marram: a private place to write and remember, and a desk for those who work with grief.

To begin
  demo            a house of made-up people to look round in
  serve           start Marram; an empty one prints a one-time address for its first person

People and what they wrote
  invite          make a client and print their link
  import          bring a diary, check-ins or an archive into a client's record
  export-client   write a client's archive to a file
  erase-client    erase a client for ever

Looking after it
  doctor          say how it is: keys, database, audit, disk, mail, worker
  worker          do what is due in a process of its own; serve does it too
  test, check, fix, setup   for those who work on Marram itself

"marram WORD --help" says what a word takes. A command ends with 0, or with 2 and one sentence.
"""
SETTINGS = """\
Settings, by environment:
  MARRAM_DATA          the one folder for all it keeps
  MARRAM_KEYS          keyring and key, in another folder
  MARRAM_DATABASE_URL  postgresql://user@host/name; SQLite in MARRAM_DATA without it
  MARRAM_PORT          8000
  MARRAM_PUBLIC_URL    the address people use, such as https://marram.example
  MARRAM_MAIL          smtp://user:password@host:port; MARRAM_MAIL_FROM for the sender
"""


class Parser(argparse.ArgumentParser):
    """Ends with one sentence where argparse would print how it is used."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read on."""
        if "invalid choice" in message:
            message = "There is no word " + message.split("'")[1]
        first = message[:1].upper() + message[1:].rstrip(".")
        self.exit(2, f"{first}. {self.prog} --help says what there is.\n")


def parser() -> Parser:
    """Return the parser of all words."""
    top = Parser(
        prog="marram",
        description=ABOUT,
        epilog=SETTINGS,
        usage="marram WORD …",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    top.add_argument("-h", "--help", action="help", help=argparse.SUPPRESS)
    words = top.add_subparsers(
        dest="command",
        required=True,
        metavar="WORD",
        help=argparse.SUPPRESS,
        parser_class=Parser,
        prog="marram",
    )
    words.add_parser("serve", description="Make ready what is missing, then serve on this machine.")
    _demo(words.add_parser("demo", description="Load made-up people, then serve them."))
    _invite(words.add_parser("invite", description="Make a client and print their link."))
    _import(words.add_parser("import", description="Bring a file into a client's record."))
    _export(words.add_parser("export-client", description="Write a client's archive to a file."))
    _erase(
        words.add_parser(
            "erase-client",
            description="Erase a client for ever: no back-up opens their pages again.",
        )
    )
    words.add_parser("doctor", description="Say how this installation is, point by point.")
    words.add_parser("worker", description="Do what is due until it is stopped, beside serve.")
    return top


def _demo(one: argparse.ArgumentParser) -> None:
    one.add_argument("--load-only", action="store_true", help="load the demo, do not serve it")


def _invite(one: argparse.ArgumentParser) -> None:
    one.add_argument("email", metavar="EMAIL", help="the client's e-mail address")
    one.add_argument("--name", required=True, help="what to call them; they can change it")
    one.add_argument(
        "--with",
        dest="clinician",
        metavar="CLINICIAN_EMAIL",
        help="who works with them; not needed where there is one clinician",
    )


def _import(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "file",
        metavar="FILE",
        help="a Marram archive, JSON Lines, Day One's JSON, Markdown or a folder of it, "
        "a text with dates, or a table of check-ins (.csv)",
    )
    one.add_argument("--client", required=True, metavar="EMAIL", help="whose record it goes into")
    one.add_argument("--mapping", metavar="FILE", help="which column of a table is what, as JSON")
    one.add_argument("--yes", action="store_true", help="do not ask after the preview")
    one.add_argument("--json", action="store_true", help="print the result as JSON, nothing else")
    _passphrase(one, "the passphrase of a locked archive")


def _export(one: argparse.ArgumentParser) -> None:
    one.add_argument("email", metavar="EMAIL", help="the client's e-mail address")
    one.add_argument("--out", required=True, metavar="FILE", help="a file that is not there yet")
    _passphrase(one, "lock the archive with the passphrase")


def _erase(one: argparse.ArgumentParser) -> None:
    one.add_argument("email", metavar="EMAIL", help="the client's e-mail address")
    one.add_argument("--yes", action="store_true", help="do not ask for the address a second time")


def _passphrase(one: argparse.ArgumentParser, meaning: str) -> None:
    one.add_argument(
        "--passphrase-file", metavar="F", help=f"{meaning} that is the first line of this file"
    )
