"""Calendar readings in EDTF (ISO 8601-2, level 1 and a little of level 2): check, bounds, precision, words.

Pure, and the same for extraction, pages and exports.
"""

from timeline.extraction.edtf.values import EdtfError, Kind, Part, Reading, Unit, bounds, is_valid, is_whole, month_end, parse, precision, sides, validate
from timeline.extraction.edtf.wording import words

__all__ = ["EdtfError", "Kind", "Part", "Reading", "Unit", "bounds", "is_valid", "is_whole", "month_end", "parse", "precision", "sides", "validate", "words"]
