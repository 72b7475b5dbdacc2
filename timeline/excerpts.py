"""What is shown of a stored text: a sentence in its context, or a whole article cut into marked sentences.

Our own digests and round-ups may be shown in full. Of other texts only the sentences that are evidence are shown, with a short context, unless
the FULL_TEXTS setting opens them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from timeline.templatetags.evidence import Marked, mark_spans

CONTEXT = 160


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence, marked, with the ends of what stands before and after it (with … where cut)."""

    before: str
    sentence: SafeString
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article: a sentence (with anchor), text between sentences, furniture, or a gap that is not shown."""

    kind: str  # sentence, heading, between, furniture, gap
    start: int
    html: SafeString | str
    paragraph: int = -1
    mentions: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces that are read as one: the sentences of a paragraph, or a single other piece, with the mentions found in it."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def mentions(self) -> list[Any]:
        return [mention for piece in self.pieces for mention in piece.mentions]


def excerpt(mention: Any, *, context: int = CONTEXT) -> Excerpt:
    """The mention's sentence inside its article; needs the article's text at hand."""
    text, start, end = mention.article.text, mention.start, mention.end
    spans = [] if mention.date_start is None else [Marked(mention.date_start, mention.date_end, "date", mention.explanation)]
    before, after = text[max(start - context, 0) : start], text[end : end + context]
    # Context stops at the paragraph's edge and at a whole word.
    before, after = before.rpartition("\n\n")[2], after.partition("\n\n")[0]
    if start - len(before) > 0 and len(before) == context:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == context:
        after = f"{after.rpartition(' ')[0]} …"
    return Excerpt(" ".join(before.split()), mark_spans(text[start:end], spans, offset=start), " ".join(after.split()))


def may_show_in_full(article: Any) -> bool:
    return article.is_digest or bool(article.based_on) or settings.FULL_TEXTS


def paragraphs(article: Any, mentions: Sequence[Any], *, actors: Mapping[str, str], then: str = "") -> list[Paragraph]:
    """The article as the page draws it; pieces of white space between paragraphs are left out.

    ``actors`` are the names, by slug, of those that have a page; ``then`` is the query of links to them.
    """
    grouped: list[list[Piece]] = []
    drawn = pieces(article, mentions, _marks(article.annotations, actors, then))
    for place, piece in enumerate(drawn):
        if piece.kind == "between":
            following = drawn[place + 1] if place + 1 < len(drawn) else None
            if grouped and following and following.kind == "sentence" and _continues(grouped[-1], following):
                grouped[-1].append(piece)
            elif piece.html.strip():
                grouped.append([piece])
        elif grouped and piece.kind == "sentence" and _continues(grouped[-1], piece):
            grouped[-1].append(piece)
        else:
            grouped.append([piece])
    return [Paragraph(group[0].kind, tuple(group)) for group in grouped]


def _continues(group: Sequence[Piece], piece: Piece) -> bool:
    return group[0].kind == "sentence" and group[0].paragraph == piece.paragraph >= 0


def pieces(article: Any, mentions: Sequence[Any], marks: Sequence[Marked]) -> list[Piece]:
    """The article as the page draws it, in order, every character of a text shown in full standing in one piece."""
    text = article.text
    by_span: dict[tuple[int, int], list[Any]] = {}
    for mention in mentions:
        by_span.setdefault((mention.start, mention.end), []).append(mention)
    known = {(start, end): (paragraph, heading) for start, end, paragraph, heading in article.annotations.get("sentences", ())}
    # A mention's own span is drawn even where the annotations lack it: its anchor must exist.
    sentences = _disjoint([*sorted(by_span), *sorted(known)])
    furniture = [tuple(span) for span in article.annotations.get("furniture", ())]
    drawn: list[Piece] = []
    position = 0
    for start, end in sentences:
        drawn += _between(text, position, start, furniture)
        paragraph, heading = known.get((start, end), (-1, False))
        inside = [span for span in marks if start <= span.start and span.end <= end]
        kind = "heading" if heading else "sentence"
        drawn.append(Piece(kind, start, mark_spans(text[start:end], inside, offset=start), paragraph, tuple(by_span.get((start, end), ()))))
        position = end
    drawn += _between(text, position, len(text), furniture)
    return drawn if may_show_in_full(article) else _only_evidence(drawn)


def _disjoint(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without those that overlap an earlier one of the argument, in the text's order."""
    kept: list[tuple[int, int]] = []
    taken: set[tuple[int, int]] = set()
    for span in spans:
        if span not in taken and not any(span[0] < end and start < span[1] for start, end in kept):
            kept.append(span)
            taken.add(span)
    return sorted(kept)


def _marks(annotations: dict[str, Any], actors: Mapping[str, str], then: str) -> list[Marked]:
    """Time expressions with their reading, and actors with their name and a link to their page, where they have one still."""
    marks = []
    for timex in annotations.get("timexes", ()):
        reading = timex.get("explanation") or timex.get("edtf") or timex.get("value") or ""
        marks.append(Marked(timex["start"], timex["end"], "date", reading, stop=True))
    for start, end, slug in annotations.get("actors", ()):
        marks.append(Marked(start, end, "actor", actors.get(slug, ""), f"/actors/{slug}/{then}" if slug in actors else ""))
    return marks


def _between(text: str, start: int, end: int, furniture: Sequence[tuple[int, ...]]) -> list[Piece]:
    """What stands between two sentences, told apart into furniture and the rest."""
    found: list[Piece] = []
    position = start
    for zone in sorted(furniture):
        first, last = max(zone[0], position), min(zone[1], end)
        if first >= last:
            continue
        if position < first:
            found.append(Piece("between", position, text[position:first]))
        found.append(Piece("furniture", first, text[first:last]))
        position = last
    if position < end:
        found.append(Piece("between", position, text[position:end]))
    return found


def _only_evidence(drawn: list[Piece]) -> list[Piece]:
    """Sentences with mentions and, shortened, the sentence on either side; the rest is a gap."""
    sentences = [place for place, piece in enumerate(drawn) if piece.kind in ("sentence", "heading")]
    evidence = {place for place in sentences if drawn[place].mentions}
    order = {place: number for number, place in enumerate(sentences)}
    near = {sentences[number + step] for place in evidence for number in (order[place],) for step in (-1, 1) if 0 <= number + step < len(sentences)}
    shown: list[Piece] = []
    for place, piece in enumerate(drawn):
        if place in evidence or place in near or (piece.kind == "between" and not piece.html.strip()):
            shown.append(piece)
        elif not shown or shown[-1].kind != "gap":
            shown.append(Piece("gap", piece.start, ""))
    return shown
