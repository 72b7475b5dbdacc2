"""Finds the Chromium that the browser tests drive, and with --install brings it where that is possible.

Prints its path; without one it says aloud that the browser tests will be skipped, and why. The exit status is 0 either way: a
machine without a browser still runs every other test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium")


def find() -> str | None:
    """The path of a Chromium: $BROWSER_PATH, else the first known name on PATH; None without any."""
    if (given := os.environ.get("BROWSER_PATH", "")) and Path(given).exists():
        return given
    return next((path for name in NAMES if (path := shutil.which(name))), None) or next((path for path in PLACES if Path(path).exists()), None)


def install() -> str:
    """Installs Debian's Chromium; returns why that was not possible, or nothing."""
    if not shutil.which("apt-get"):
        return "there is no apt-get here"
    if os.geteuid() != 0:
        return "installing needs root"
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "--no-install-recommends", "chromium"]):
        if subprocess.run(command, check=False, **quiet).returncode:
            return f"“{' '.join(command)}” failed"
    return ""


def main(arguments: list[str]) -> int:
    reason = "none was found on PATH"
    if not find() and "--install" in arguments:
        reason = install() or reason
    if path := find():
        sys.stdout.write(f"browser: {path}\n")
    else:
        sys.stderr.write(f"NO BROWSER: {reason}. The browser tests will be SKIPPED; install Chromium, or name one in BROWSER_PATH.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
