"""Gives time expressions their values: TIMEX3 value and EDTF reading, from the publication date and what the text named before."""

from timeline.extraction.normalization.publication import infer_published, is_open
from timeline.extraction.normalization.resolving import resolve

__all__ = ["infer_published", "is_open", "resolve"]
