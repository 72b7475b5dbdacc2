"""Figures of extraction against hand-made gold: what a careful reader finds, and how much of it the program found.

Gold is one JSON object a text (``fixtures/gold/README.md`` describes it). Offsets count code points of the stored text. All shares
are fractions of 1; a share with nothing to judge is None.
"""

from __future__ import annotations

from timeline.evaluation.report import Figures, Report, all_figures, fallen_short
from timeline.evaluation.scoring import Record, accepts, score, score_by_language

__all__ = ["Figures", "Record", "Report", "accepts", "all_figures", "fallen_short", "score", "score_by_language"]
