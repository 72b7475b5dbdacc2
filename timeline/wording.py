"""Readers' words for the closed vocabularies: event types, quad classes, modality, roles, how a date was found.

Pages print these; addresses, the API and the tables keep the vocabularies' own terms.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TYPES = {
    "AGREE": _("Agreement"),
    "CONSULT": _("Talks"),
    "SUPPORT": _("Support"),
    "CONCEDE": _("Concession"),
    "COOPERATE": _("Cooperation"),
    "AID": _("Aid"),
    "RETREAT": _("Withdrawal"),
    "REQUEST": _("Demand"),
    "ACCUSE": _("Accusation"),
    "REJECT": _("Refusal"),
    "THREATEN": _("Threat"),
    "PROTEST": _("Protest"),
    "SANCTION": _("Sanction"),
    "MOBILIZE": _("Mobilisation"),
    "COERCE": _("Coercion"),
    "ASSAULT": _("Attack"),
    "STATEMENT": _("Statement"),
}
QUADS = {
    "verbal-cooperation": _("verbal cooperation"),
    "material-cooperation": _("material cooperation"),
    "verbal-conflict": _("verbal conflict"),
    "material-conflict": _("material conflict"),
    "": _("statements"),
    "none": _("statements"),
}
MODALITIES = {
    "happened": _("happened"),
    "planned": _("planned"),
    "hypothetical": _("hypothetical"),
    "denied": _("denied"),
}
ROLES = {"actor": _("acting"), "recipient": _("receiving"), "mentioned": _("mentioned")}
STATUSES = {"extracted": _("not reviewed"), "reviewed": _("reviewed"), "rejected": _("rejected")}
KINDS = {"state": _("States"), "organisation": _("Organisations"), "person": _("People"), "office": _("Offices")}
KIND_WORDS = {"state": _("State"), "organisation": _("Organisation"), "person": _("Person"), "office": _("Office")}
DATE_BASES = {
    "stated": _("The report states the full date."),
    "resolved": _("Worked out from the report’s own words and its publication date."),
    "assumed": _("Assumed from what the report as a whole supports; to be checked."),
    "none": _("The report gives no date for it."),
}
ADOPTED = {
    "curator": _("It was chosen by a curator."),
    "precise": _("It is more precise than the others."),
    "reports": _("More reports say so than say otherwise."),
    "stated": _("Its report states the full date, the others don’t."),
    "first": _("Of equally good reports the first says so."),
}
PUBLISHED_BASES = {
    "metadata": _("stated with the text"),
    "header": _("read from the text’s header"),
    "dateline": _("read from the dateline"),
    "url": _("read from the address"),
    "inferred": _("inferred from the text as a whole"),
    "none": _("not known"),
}
PRECISIONS = {
    "day": _("day"),
    "week": _("week"),
    "month": _("month"),
    "quarter": _("quarter"),
    "season": _("season"),
    "year": _("year"),
    "decade": _("decade"),
    "interval": _("several days"),
    "none": _("undated"),
}
LANGUAGES = {
    "en": _("English"),
    "no": _("Norwegian"),
    "nb": _("Norwegian (Bokmål)"),
    "nn": _("Norwegian (Nynorsk)"),
    "de": _("German"),
    "fr": _("French"),
    "ru": _("Russian"),
    "uk": _("Ukrainian"),
    "sv": _("Swedish"),
    "da": _("Danish"),
    "": _("any language"),
}
FILTERS = {
    "q": _("Search"),
    "date_from": _("From"),
    "date_to": _("To"),
    "as_of": _("As of"),
    "actor": _("Actor"),
    "doer": _("Acting"),
    "receiver": _("Towards"),
    "beside": _("Together with"),
    "type": _("Type"),
    "quad": _("Class"),
    "source": _("Source"),
    "language": _("Language"),
    "modality": _("Modality"),
    "status": _("Review"),
    "precision": _("Precision"),
    "role": _("Role"),
    "level": _("Selection"),
    "min_sources": _("Sources at least"),
    "date_conflict": _("Sources differ on the date"),
    "date_certain": _("Certainly within"),
    "published_from": _("Published from"),
    "published_to": _("Published to"),
    "updated_since": _("Updated since"),
}
MARKS = {"all": _("everything"), "dates": _("dates"), "actors": _("actors"), "events": _("events"), "none": _("nothing")}
CHANGES = {
    "new": _("new"),
    "modality": _("now told as"),
    "dated": _("dated anew"),
    "type": _("understood anew"),
    "headline": _("told anew"),
    "sources": _("another report"),
}
VALUES = {
    "adopted": ADOPTED,
    "type": TYPES,
    "quad": QUADS,
    "modality": MODALITIES,
    "status": STATUSES,
    "precision": PRECISIONS,
    "language": LANGUAGES,
    "role": ROLES,
    "marks": MARKS,
    "level": {"key": _("key events"), "more": _("more events"), "all": _("all events")},
    "date_conflict": {"true": _("yes"), "false": _("no")},
}


def word(vocabulary: str, value: str) -> str:
    """The reader's word for a value of a filter's vocabulary; the value itself where none is laid down."""
    return str(VALUES.get(vocabulary, {}).get(value, value))
