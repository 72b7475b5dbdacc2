"""The ``[events]`` table of a language file: trigger phrases, cue phrases and closed word classes.

Phrases are written in a small notation (see ``timeline.extraction.event_coding.phrases``): ``reject~`` is a verb in all its forms,
``refus*`` a beginning, ``*styrke`` an ending, ``a|b`` a choice, ``word?`` may be absent, ``…`` stands for a few words in between,
``<arms>`` for a choice listed once in ``nouns``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from timeline.extraction import languages
from timeline.extraction.errors import LanguageFileError
from timeline.extraction.languages.events_rules import CLASS, CUES, KINDS, Cue, Trigger, as_tuple, record
from timeline.extraction.plover import EVENT_TYPES


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What event coding knows of one language; every word is lower-case."""

    triggers: tuple[Trigger, ...] = ()
    cues: tuple[Cue, ...] = ()
    # Verb forms: lemma → forms in the order of ``form_names``; ``endings`` are the regular patterns, first fitting ending wins.
    form_names: tuple[str, ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
    irregular: Mapping[str, str] = field(default_factory=dict)
    # What may stand before an irregular verb without changing its forms ("over-" as in "overtake").
    verb_prefixes: tuple[str, ...] = ()
    # Where a verb's aspect tells time: the verbs whose present is one; that of any other is its future.
    imperfective: frozenset[str] = frozenset()
    gap: int = 6
    # Classes of nouns that phrases of many verbs share, each a choice such as "weapons|arms|ammunition"; words that no gap of a phrase runs over
    # where objects follow their verb, so that of two objects the nearer one is meant.
    nouns: Mapping[str, str] = field(default_factory=dict)
    gap_stops: frozenset[str] = frozenset()
    # Closed classes.
    auxiliaries: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    adverb_endings: tuple[str, ...] = ()
    conjunctions: frozenset[str] = frozenset()
    complementizers: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    conditionals: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    # Those of them that open a clause only with "that" or an infinitive's marker behind them, and are prepositions else.
    need_that: frozenset[str] = frozenset()
    meanwhile: frozenset[str] = frozenset()
    # Verbs that open a condition where they open a sentence ("should Russia attack, …").
    conditional_openers: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    possessives: tuple[str, ...] = ()
    # Verbs that name those spoken to, and words for these ("told reporters"); articles of persons not named before; "the two leaders" and what
    # it stands for: the last two "persons", "states", or "sides" of any kind.
    telling: frozenset[str] = frozenset()
    addressees: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    pairs: Mapping[str, str] = field(default_factory=dict)
    # Verbs of saying by which somebody makes their own deeds known.
    announcing: frozenset[str] = frozenset()
    # Pronouns for things that headlines have no use for, and by the type of the event told before, "" for any other, what is put for them.
    thing_pronouns: frozenset[str] = frozenset()
    things: Mapping[str, str] = field(default_factory=dict)
    # Nouns that mean an occasion told before, and its type ("the talks" CONSULT), and the words one of which stands right before them.
    occasions: Mapping[str, str] = field(default_factory=dict)
    definite: frozenset[str] = frozenset()
    # By kind of office, or by one office, the titles that its holder goes by once named.
    office_titles: Mapping[str, str] = field(default_factory=dict)
    # Nouns that stand for a body named in full before ("the ministry").
    bodies: frozenset[str] = frozenset()
    # Words by which an organisation speaks of what its members do together ("allies", "deterrence").
    common_cause: frozenset[str] = frozenset()
    # Endings of verbs that hang on a noun before them ("drafts demanding …"); relative words of place; verbs after which plans are meant.
    gerund_endings: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    # Verbs whose doer follows a preposition ("drew criticism from").
    drawing: frozenset[str] = frozenset()
    # Words that stand for a noun said before ("the American one"), and words that go before them where they only count ("no one").
    stand_ins: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()
    # Nouns in the plural without an "s".
    plural_nouns: frozenset[str] = frozenset()
    # Words that stand for no subject ("there").
    expletives: frozenset[str] = frozenset()
    # Auxiliaries that only a finite verb has.
    finite_auxiliaries: frozenset[str] = frozenset()
    # Past forms that no participle looks like.
    past_only: frozenset[str] = frozenset()
    # Capitals whose own last letter is that of a genitive ("Paris").
    ending_so: frozenset[str] = frozenset()
    attributives: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    person_pronouns: frozenset[str] = frozenset()
    group_pronouns: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    # Titles that name nobody in particular ("official", "spokesman").
    anonymous: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    # Nouns that mean a person named before ("the politician"), pronouns that mean several with a verb of ``plural_verbs``.
    epithets: frozenset[str] = frozenset()
    plural_pronouns: frozenset[str] = frozenset()
    plural_verbs: frozenset[str] = frozenset()
    # Nouns whose adjective of nation names no actor ("the Spanish daily", "a French diplomat").
    outsiders: frozenset[str] = frozenset()
    infinitives: frozenset[str] = frozenset()
    noun_markers: frozenset[str] = frozenset()
    # True where names keep their article in headlines ("die NATO", "la Russie").
    articles_with_names: bool = False
    # True where names change with case, so that the gazetteer's spelling is used in headlines and not the text's.
    inflected_names: bool = False
    since: frozenset[str] = frozenset()
    # There: endings of oblique cases, of genitives among them, last letters of names that never change, oblique forms of titles and groups,
    # and titles that may stand for others ("the minister" for "the head of the ministry").
    case_endings: tuple[str, ...] = ()
    # The article that names with "die" have only in oblique cases.
    genitive_article: str = ""
    subject_articles: frozenset[str] = frozenset()
    genitives: tuple[str, ...] = ()
    unchanging: str = ""
    oblique: frozenset[str] = frozenset()
    same_titles: Mapping[str, str] = field(default_factory=dict)
    # Endings of the case in which a passive verb's doer stands, and whether an object may come before its verb as well as behind it.
    instrumentals: tuple[str, ...] = ()
    free_order: bool = False
    # "In the Kremlin [they] said": prepositions of such places, and endings of verbs without a subject.
    locatives: frozenset[str] = frozenset()
    impersonal: tuple[str, ...] = ()
    # There, too: endings of nouns and adjectives in the plural, of verbs that open an adjunct ("having met …"), and a verb of saying that any
    # verb behind a closed quotation stands for, known by these endings.
    plurals: tuple[str, ...] = ()
    gerunds: tuple[str, ...] = ()
    # Those of them that no adjective has.
    adverbials: tuple[str, ...] = ()
    quote_verb: str = ""
    # Little words that lean on the verb behind them ("s'en félicite", "n'y croit").
    proclitics: frozenset[str] = frozenset()
    # Pronouns of reflexive verbs, and the helping verbs behind them ("s'est dit").
    reflexives: tuple[str, ...] = ()
    # Endings of participles, of which only the first takes a helping verb for itself ("ont sanctionné deux hommes accusés de …").
    participles: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    # Endings of nouns, and endings that rather adverbs have, to tell a genitive that looks like a nominative by the noun before it.
    nouns_in: tuple[str, ...] = ()
    # Prepositions left out of a headline together with a pronoun behind them; conjunctions that set a clause against the one before.
    loose_prepositions: frozenset[str] = frozenset()
    contrast: frozenset[str] = frozenset()
    # Verbs that tell of a deed's beginning or end before its infinitive.
    phases: frozenset[str] = frozenset()
    # Endings of verbs that may stand without their pronoun and that nouns have not.
    dropped: tuple[str, ...] = ()
    # Pronouns that a preposition of ``loose_prepositions`` is left out with; possessives in "according to his words", and whom they mean.
    loose_pronouns: frozenset[str] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict)
    # Demonstratives that such a preposition is left out with, their noun too; words behind which a "not" denies nothing; endings of datives.
    loose_demonstratives: frozenset[str] = frozenset()
    not_denied: frozenset[str] = frozenset()
    datives: tuple[str, ...] = ()
    # Words of denial that a phrase of refusal may open with.
    denials: frozenset[str] = frozenset()
    # What a body says something in ("is said in the ministry's statement").
    texts: frozenset[str] = frozenset()
    # Endings of men's first names that look like a case.
    given: tuple[str, ...] = ()
    # Endings of women's first names, and of verbs that no woman is the subject of.
    feminine: tuple[str, ...] = ()
    masculine: tuple[str, ...] = ()
    not_nouns: tuple[str, ...] = ()
    both: frozenset[str] = frozenset()
    # Words that open a list of some of those just named ("dont Paris et Berlin").
    partitives: frozenset[str] = frozenset()
    date_relations: frozenset[str] = frozenset()
    # Words that open a sentence without their accent ("A Paris, …"), and how they are spelled.
    unaccented: Mapping[str, str] = field(default_factory=dict)
    # Elided words that are words of their own ("l'", "qu'"), without the apostrophe.
    elisions: frozenset[str] = frozenset()
    # True where a relative clause always follows a comma, and where a comma after a verb of saying opens what is said.
    relatives_need_comma: bool = False
    comma_opens_content: bool = False
    # True where what is said may follow its verb without "that" or a mark ("said the talks failed").
    bare_content: bool = False
    # True where verbs come second, so that the subject often follows the verb.
    verb_second: bool = False
    # Verbs whose plain present tense tells a lasting attitude rather than the news of the day.
    lasting: frozenset[str] = frozenset()
    # Words of time that a relative clause may take up ("in 2014, the year in which …").
    times: frozenset[str] = frozenset()
    # Headlines.
    fillers: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    headline_form: str = ""
    # Where verbs close a clause: what the plural of the past ends in, and what reported speech has for the indicative.
    plural_ending: str = ""
    reported: Mapping[str, str] = field(default_factory=dict)
    subjunctive: tuple[str, ...] = ()
    # There: helping verbs of the compound past with their number, those of verbs of motion, and these verbs.
    perfects: Mapping[str, str] = field(default_factory=dict)
    perfects_of_motion: Mapping[str, str] = field(default_factory=dict)
    motion: frozenset[str] = frozenset()
    # Past auxiliaries and the form that a headline has for them.
    backshift: Mapping[str, str] = field(default_factory=dict)
    # Those of them that speech had in the present before it was reported; "would" may be a mere thought, and stays.
    unshifted: frozenset[str] = frozenset()
    # Pronouns that mean nothing once a clause stands by itself, endings of words that wait for a noun, verbs that need an object.
    pointers: frozenset[str] = frozenset()
    modifiers: tuple[str, ...] = ()
    object_verbs: frozenset[str] = frozenset()
    # Words like articles or prepositions that end a clause as part of its verb ("tritt ein"), and the word for "and".
    particles: frozenset[str] = frozenset()
    and_word: str = "–"
    # Prepositions that bind as a genitive does, so that no phrase ends before them; True where every noun has a capital.
    genitive_words: frozenset[str] = frozenset()
    capital_nouns: bool = False
    # True where verbs close a subordinate clause; last words of names that take the plural ("USA").
    verb_last: bool = False
    plural_names: frozenset[str] = frozenset()
    # There, too: endings that verbs have and other words seldom.
    verb_endings: tuple[str, ...] = ()
    # Auxiliaries of the plural, where verbs agree in number.
    plural_heads: frozenset[str] = frozenset()
    plural_present: tuple[str, ...] = ()
    # What a verb shortened to stands for behind an apostrophe ("we're").
    clitics: frozenset[str] = frozenset()
    # Names that take an article in a sentence, and how they stand with it.
    with_article: Mapping[str, str] = field(default_factory=dict)
    # By type (DENY for denials): the last resort with and without another party; "[says|say]" agrees with the doers' number.
    templates: Mapping[str, Sequence[str]] = field(default_factory=dict)
    quotes: tuple[str, str] = ("“", "”")
    # What stands between a speaker and what is said, and whether what follows it keeps a small letter.
    colon: str = ": "
    small_after_colon: bool = False


@cache
def joined(*classes: frozenset[str]) -> frozenset[str]:
    """Several word classes as one; kept, since it is asked for with every word."""
    return frozenset[str]().union(*classes)


@cache
def lacking(words: frozenset[str], *classes: frozenset[str]) -> frozenset[str]:
    """A word class without the words of others; kept likewise."""
    return words.difference(*classes)


@cache
def load(code: str) -> EventFacts:
    """The event facts of a language; raises LanguageFileError for an unknown key, type, kind or cue."""
    raw = languages.load(code).tables["events"]
    where = f"{code}.toml [events]"
    shapes = {one.name: str(one.type) for one in fields(EventFacts)}
    unknown = sorted(set(raw) - set(shapes))
    if unknown:
        raise LanguageFileError(f"{where}: unknown keys {unknown}", remedy=f"use only {', '.join(sorted(shapes))}")
    values: dict[str, Any] = {}
    for key, value in raw.items():
        if key == "triggers":
            values[key] = tuple(record(Trigger, one, f"{where} trigger {one.get('name')!r}") for one in value)
        elif key == "cues":
            values[key] = tuple(record(Cue, one, f"{where} cue {one.get('name')!r}") for one in value)
        elif shapes[key].startswith("frozenset"):
            values[key] = frozenset(value)
        elif isinstance(value, list):
            values[key] = as_tuple(value)
        else:
            values[key] = value
    facts = EventFacts(**values)
    for trigger in facts.triggers:
        if trigger.type not in EVENT_TYPES or trigger.kind not in KINDS:
            raise LanguageFileError(f"{where} trigger {trigger.name!r}: type or kind unknown", remedy=f"types: {EVENT_TYPES}; kinds: {KINDS}")
    phrases = (phrase for group in (*(one.phrases for one in facts.triggers), *(one.phrases for one in facts.cues)) for phrase in group)
    named = {name for phrase in phrases for name in CLASS.findall(phrase)}
    if named - facts.nouns.keys():
        raise LanguageFileError(f"{where}: classes of nouns {sorted(named - facts.nouns.keys())} are unknown", remedy="list them in [events.nouns]")
    if facts.unshifted - facts.backshift.keys():
        raise LanguageFileError(f"{where}: unshifted words {sorted(facts.unshifted - facts.backshift.keys())} have no form", remedy="give each in backshift")
    for cue in facts.cues:
        if cue.name not in CUES:
            raise LanguageFileError(f"{where} cue {cue.name!r} is unknown", remedy=f"use only {', '.join(CUES)}")
    return facts
