"""Finds the readers, one a module, and the right one for a file."""

import importlib
import pkgutil
from functools import cache
from typing import BinaryIO

import marram.imports
from marram.imports.values import Reader, Refused

HEAD = 4096


@cache
def readers() -> tuple[Reader, ...]:
    """Return every reader declared in this package, in the order of the modules' names."""
    names = [module.name for module in pkgutil.iter_modules(marram.imports.__path__)]
    modules = [importlib.import_module(f"marram.imports.{name}") for name in sorted(names)]
    return tuple(module.READER for module in modules if hasattr(module, "READER"))


def reader_for(stream: BinaryIO, *, name: str = "") -> Reader:
    """Return the reader for this file and wind the stream back; raise Refused if there is none."""
    head = stream.read(HEAD)
    stream.seek(0)
    for reader in readers():
        if reader.accepts(name.lower(), head):
            return reader
    raise Refused("unknown" if head.strip() else "nothing")
