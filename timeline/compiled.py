"""Extraction as machine code, where `manage.py compile_extraction` has built it; else the same modules as plain Python.

mypyc turns the typed modules into extensions of the same names. They lie in a folder named after the sources that they were built from, so that
what runs is always what is written: once a source changes, the folder no longer fits, and Python runs the sources.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from pathlib import Path

from timeline import extraction

SOURCES = Path(extraction.__file__).resolve().parent
CACHE = SOURCES.parent.parent / ".cache" / "compiled"
# The environment's word for doing without: COMPILED_EXTRACTION=off.
SWITCH = "COMPILED_EXTRACTION"


def folder_of(sources: Path, *, cache: Path) -> Path:
    """Where the extensions of these sources lie, for this Python and machine, if they have been built."""
    digest = hashlib.sha256(f"{sys.implementation.cache_tag} {sysconfig.get_platform()}".encode())
    for path in sorted(sources.rglob("*.py")):
        digest.update(f"\0{path.relative_to(sources).as_posix()}\0".encode() + path.read_bytes())
    return cache / digest.hexdigest()[:16]


def use() -> bool:
    """Let Python find the extensions before the sources; whether there are any that fit. Must run before anything of extraction is imported."""
    if os.environ.get(SWITCH, "").lower() == "off" or not CACHE.is_dir():
        return False
    built = folder_of(SOURCES, cache=CACHE)
    modules = built / "timeline" / "extraction"
    if not modules.is_dir():
        return False
    extraction.__path__.insert(0, str(modules))
    sys.path.append(str(built))  # where they look for what they share
    return True
