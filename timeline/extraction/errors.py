"""Expected failures of one text: reported with place and remedy while the run goes on."""

from __future__ import annotations


class ExtractionError(Exception):
    """A text that cannot be read. ``message`` says what is wrong, ``remedy`` what to do, ``line`` where (1-based) if known."""

    def __init__(self, message: str, *, remedy: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.message, self.remedy, self.line = message, remedy, line


class LanguageFileError(ExtractionError):
    """A language file that does not hold what its schema asks for."""
