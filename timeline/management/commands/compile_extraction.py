"""`manage.py compile_extraction`: builds extraction as machine code, and takes it only if it finds in the bundled texts just what plain Python finds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from timeline import compiled

# Tables of facts stay plain: they are checked field by field as their files are read.
PLAIN = "languages"
SETUP = """
from mypyc.build import mypycify
from setuptools import setup

setup(name="extraction", packages=[], ext_modules=mypycify(["--ignore-missing-imports", *{modules!r}], opt_level="{level}", debug_level="0", multi_file=True))
"""
LAST_WORDS = 12  # lines of the compiler that an error repeats
REMEDY = "a C compiler and Python's headers are needed (on Debian: apt-get install gcc python3-dev); without them everything runs as plain Python"


class Command(BaseCommand):
    help = (
        "Compiles extraction to machine code with mypyc, which takes a minute or two and makes extract and ingest faster; nothing else changes. "
        "What is built serves only the very sources that it was built from. COMPILED_EXTRACTION=off in the environment does without it."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--level", default="1", choices=["0", "1", "2", "3"], help="how much the C compiler optimises (default: %(default)s)")

    def handle(self, *args: Any, **options: Any) -> None:
        home = compiled.folder_of(compiled.SOURCES, cache=compiled.CACHE)
        if home.is_dir():
            self.stderr.write("the sources are compiled already")
            return
        begun = time.monotonic()
        compiled.CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=compiled.CACHE) as workshop:
            built = self._build(Path(workshop), level=options["level"])
            os.replace(built, home)
        try:
            self._compare()
        except BaseException:
            shutil.rmtree(home, ignore_errors=True)
            raise
        for other in compiled.CACHE.iterdir():
            if other != home:
                shutil.rmtree(other, ignore_errors=True)
        self.stderr.write(f"compiled in {time.monotonic() - begun:.0f} s; the bundled texts give the same as before")

    def _build(self, workshop: Path, *, level: str) -> Path:
        """The folder with the extensions. CommandError where the compiler gives up."""
        package = workshop / "timeline" / "extraction"
        shutil.copytree(compiled.SOURCES, package, ignore=shutil.ignore_patterns("__pycache__"))
        (workshop / "timeline" / "__init__.py").touch()
        modules = sorted(path for path in package.rglob("*.py") if path != package / "__init__.py" and PLAIN not in path.relative_to(package).parts)
        names = [path.relative_to(workshop).as_posix() for path in modules]
        (workshop / "setup.py").write_text(SETUP.format(modules=names, level=level), encoding="utf-8")
        command = [sys.executable, "setup.py", "--quiet", "build_ext", "--build-lib", "built", "--parallel", str(os.cpu_count() or 1)]
        run = subprocess.run(command, cwd=workshop, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)  # noqa: S603
        if run.returncode:
            raise CommandError("extraction was not compiled; " + REMEDY + "\n" + "\n".join(run.stdout.splitlines()[-LAST_WORDS:]))
        return workshop / "built"

    def _compare(self) -> None:
        """CommandError unless both find the same in the bundled texts."""
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "extract", str(settings.BASE_DIR / "fixtures" / "articles")]
        answers = []
        for switch in ("off", "on"):
            run = subprocess.run(command, env={**os.environ, compiled.SWITCH: switch}, capture_output=True, text=True, check=False)  # noqa: S603
            answers.append((run.returncode, run.stdout))
        if answers[0] != answers[1] or not answers[0][1]:
            raise CommandError("the compiled modules don't find what plain Python finds in the bundled texts, so they were taken away again; please report it")
