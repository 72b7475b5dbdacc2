"""Form fields of the filters: strict about form, lenient about case."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MAX_VALUES = 50
# Norwegian is one language here, whichever written form a reader names.
LANGUAGES = {"nb": "no", "nn": "no"}


class Day(forms.Field):
    """One calendar day, ``2022-01-26``: a date and None for nothing."""

    widget = forms.DateInput(attrs={"type": "date"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.date):
            return value
        try:
            if not _DAY.fullmatch(text := str(value).strip()):
                raise ValueError(text)
            return dt.date.fromisoformat(text)
        except ValueError:
            raise ValidationError("Write the day as 2022-01-26.", code="invalid") from None


class Moment(forms.Field):
    """A moment, ``2022-01-26T09:30:00Z``, or a day for its first moment; UTC where no zone is given."""

    widget = forms.DateTimeInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> dt.datetime | None:
        if value in self.empty_values:
            return None
        # An unescaped + of a time zone arrives as a space.
        text = str(value).strip().replace(" ", "+")
        try:
            moment = dt.datetime.combine(dt.date.fromisoformat(text), dt.time()) if _DAY.fullmatch(text) else parse_datetime(text)
        except ValueError:
            moment = None
        if moment is None:
            raise ValidationError("Write the moment as 2022-01-26T09:30:00Z.", code="invalid")
        try:
            return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
        except OverflowError:
            raise ValidationError("That moment is out of range.", code="invalid") from None


class YesNoInput(forms.CheckboxInput):
    """A checkbox that hands on what was written: its own reading takes any text for a yes."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return data.get(name)


class YesNo(forms.Field):
    """True, False, or None for nothing."""

    widget = YesNoInput
    words = {"true": True, "1": True, "on": True, "yes": True, "false": False, "0": False, "off": False, "no": False}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> bool | None:
        if value in self.empty_values:
            return None
        try:
            return self.words[str(value).strip().lower()]
        except KeyError:
            raise ValidationError("Write true or false.", code="invalid") from None


class Words(forms.MultipleChoiceField):
    """Words of a closed vocabulary in any case; a list, or with ``single`` one word."""

    def __init__(self, choices: Sequence[tuple[str, Any]], *, single: bool = False, **kwargs: Any) -> None:
        super().__init__(choices=choices, required=False, widget=forms.Select if single else forms.CheckboxSelectMultiple, **kwargs)
        self.many = not single
        self._written = {str(word).casefold(): str(word) for word, _ in choices}

    def to_python(self, value: Any) -> Any:
        given = value if isinstance(value, list | tuple) else [value]
        words = [str(word).strip() for word in given if word not in self.empty_values]
        for word in words:
            if word.casefold() not in self._written:
                raise ValidationError(
                    "%(word)s is not one of %(known)s.", code="invalid_choice", params={"word": word[:60], "known": ", ".join(self._written.values())}
                )
        found = list(dict.fromkeys(self._written[word.casefold()] for word in words))
        return found if self.many else (found[0] if found else "")

    def validate(self, value: Any) -> None:
        """to_python has looked each word up."""


class Slugs(forms.Field):
    """Slugs in any case; a list of them in lower case. One that names nothing finds nothing; one of another form is an error."""

    widget = forms.SelectMultiple
    many = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        given = value if isinstance(value, list | tuple) else [value]
        slugs = list(dict.fromkeys(str(slug).strip().lower() for slug in given if slug not in self.empty_values))
        for slug in slugs:
            if len(slug) > 80 or not _SLUG.fullmatch(slug):
                raise ValidationError("%(slug)s is not a name as addresses write it, such as sergey-lavrov.", code="invalid", params={"slug": slug[:60]})
        if len(slugs) > MAX_VALUES:
            raise ValidationError("At most %(most)s values.", code="too_many", params={"most": MAX_VALUES})
        return slugs


class Languages(Slugs):
    """Codes of languages in any case."""

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(LANGUAGES.get(code, code) for code in super().to_python(value)))
