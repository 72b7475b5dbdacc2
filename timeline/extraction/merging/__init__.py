"""Which reports tell of one event: within a text, and across texts and languages.

``cluster_text`` numbers the events of one text, ``assign`` joins mentions of many texts, ``chain`` derives what was known of an event from day to day.
All three are pure functions of their arguments: the order in which texts are read cannot show.
"""

from __future__ import annotations

from timeline.extraction.merging.assignment import Decided, Group, assign
from timeline.extraction.merging.clusters import cluster_text
from timeline.extraction.merging.mentions import ActorFacts, MentionRecord
from timeline.extraction.merging.states import StateFacts, chain

__all__ = ["ActorFacts", "Decided", "Group", "MentionRecord", "StateFacts", "assign", "chain", "cluster_text"]
