"""PLOVER's sixteen event types and their quad classes, with STATEMENT as the one extension of our own.

Source: PLOVER manual 0.8 (CC BY-SA 4.0). SANCTION is material conflict, as its own section says. STATEMENT covers CAMEO's
roots 01 and 02, which PLOVER dropped though a diplomatic crisis is mostly statements; it has no quad class.
"""

from __future__ import annotations

VERBAL_COOPERATION = "verbal-cooperation"
MATERIAL_COOPERATION = "material-cooperation"
VERBAL_CONFLICT = "verbal-conflict"
MATERIAL_CONFLICT = "material-conflict"

QUAD_CLASSES = (VERBAL_COOPERATION, MATERIAL_COOPERATION, VERBAL_CONFLICT, MATERIAL_CONFLICT)

QUAD_OF_TYPE: dict[str, str] = {
    "AGREE": VERBAL_COOPERATION,
    "CONSULT": VERBAL_COOPERATION,
    "SUPPORT": VERBAL_COOPERATION,
    "CONCEDE": VERBAL_COOPERATION,
    "COOPERATE": MATERIAL_COOPERATION,
    "AID": MATERIAL_COOPERATION,
    "RETREAT": MATERIAL_COOPERATION,
    "REQUEST": VERBAL_CONFLICT,
    "ACCUSE": VERBAL_CONFLICT,
    "REJECT": VERBAL_CONFLICT,
    "THREATEN": VERBAL_CONFLICT,
    "PROTEST": MATERIAL_CONFLICT,
    "SANCTION": MATERIAL_CONFLICT,
    "MOBILIZE": MATERIAL_CONFLICT,
    "COERCE": MATERIAL_CONFLICT,
    "ASSAULT": MATERIAL_CONFLICT,
    "STATEMENT": "",
}

EVENT_TYPES = tuple(QUAD_OF_TYPE)

MEANINGS: dict[str, str] = {
    "AGREE": "promises, offers or agrees to cooperate",
    "CONSULT": "meets, visits, phones or negotiates",
    "SUPPORT": "backs in words, recognises, signs or ratifies",
    "CONCEDE": "gives way in words",
    "COOPERATE": "works together in deed: trade, joint exercises, shared intelligence",
    "AID": "gives money, arms or relief",
    "RETREAT": "gives way in deed: withdraws, frees, disarms",
    "REQUEST": "asks, demands or orders",
    "ACCUSE": "criticises, condemns, alleges or investigates",
    "REJECT": "refuses, vetoes or turns down",
    "THREATEN": "warns of harm with force or penalties behind it",
    "PROTEST": "civilians act together in public against something",
    "SANCTION": "cuts existing relations: sanctions, expulsions, withdrawn staff",
    "MOBILIZE": "moves or readies forces without using them",
    "COERCE": "represses or restricts short of violence; cyber attacks",
    "ASSAULT": "uses force: attacks, invades, annexes by arms",
    "STATEMENT": "says something of note that fits no other type (our own addition)",
}
