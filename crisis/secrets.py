"""The secret key: made once, kept outside the repository, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path


def key_file(stated: str = "") -> Path:
    """Where the key is kept: the stated file, else the user's state folder, else a folder of the user's among temporary files."""
    if stated:
        return Path(stated)
    state = os.environ.get("XDG_STATE_HOME")
    try:
        folder = Path(state) if state else Path.home() / ".local" / "state"
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder / "crisis-timeline" / "secret_key"
    except (OSError, RuntimeError):
        pass  # no home, or one that cannot be written: a container, say
    return Path(tempfile.gettempdir()) / f"crisis-timeline-{os.getuid()}" / "secret_key"


def read_or_make_secret_key(stated: str = "") -> str:
    """The key in the file, made on first use. Two processes that start together end with the same key."""
    path = key_file(stated)
    try:
        return _read_own(path)
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(fresh, path)  # the first process wins; link never overwrites
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return _read_own(path)


def _read_own(path: Path) -> str:
    """The file's key; refuses a file that belongs to somebody else, since temporary folders are shared."""
    with path.open(encoding="ascii") as file:
        if os.fstat(file.fileno()).st_uid != os.getuid():
            raise PermissionError(f"{path} belongs to another user; set SECRET_KEY or SECRET_KEY_FILE")
        key = file.read().strip()
    if len(key) < 40:
        raise ValueError(f"{path} holds no usable key; delete it and start again")
    return key
