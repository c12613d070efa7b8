"""Numeric format strings of TO_CHAR and TO_NUMBER.

https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_formating.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from penstock.warehouse.errors import UnsupportedError

_FORM = re.compile(
    r"(?P<fill>FM)?(?P<currency>[$L] ?)?(?P<before>S|MI)?"
    r"(?P<whole>[90,G]*)(?:[.D](?P<fraction>[90]*))?(?P<after>S|MI|PR)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NumericFormat:
    """A format, taken apart."""

    whole: str
    """The digits before the point, and the commas among them."""
    fraction: str | None
    """The digits behind the point; None where it has no point."""
    before: str
    after: str
    currency: str
    trimmed: bool

    @property
    def scale(self) -> int:
        """How many digits follow the point."""
        return len(self.fraction or "")


def is_numeric(text: str) -> bool:
    """Whether a format is one of numbers, and not of dates: it says where digits go."""
    return re.search("[09]", text.upper().replace("HH24", "").replace("HH12", "")) is not None


def read_numeric(text: str) -> NumericFormat:
    """Take a format apart.

    Raises:
        UnsupportedError: for what the warehouse does not know.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise UnsupportedError(f"the number format '{text}'")
    return NumericFormat(
        whole=match["whole"].upper().replace("G", ","),
        fraction=match["fraction"],
        before=(match["before"] or "").upper(),
        after=(match["after"] or "").upper(),
        currency=(match["currency"] or "").upper().replace("L", "$"),
        trimmed=match["fill"] is not None,
    )


def written(value: str, form: NumericFormat) -> str:
    """Give the SQL that writes a number; `value` is its SQL."""
    number = f"CAST({value} AS DECIMAL(38, {form.scale}))"
    text = f"CAST(abs({number}) AS VARCHAR)"
    digits = form.whole.replace(",", "")
    least = len(digits) - digits.find("0") if "0" in digits else 0
    whole = f"split_part({text}, '.', 1)"
    if least:
        whole_filled = f"lpad({whole}, greatest({least}, length({whole}))::INTEGER, '0')"
    else:
        # A zero before a point is not written, unless it is asked for.
        whole_filled = f"nullif({whole}, '0')" if form.scale else whole
        whole_filled = f"coalesce({whole_filled}, '')"
    body = _grouped(f"lpad({whole_filled}, {len(digits)}, ' ')", form.whole)
    if form.fraction is not None:
        body = f"{body} || '.' || {_fraction(text, form)}"
    full = len(form.whole) + (form.fraction is not None) + form.scale
    overflow = "#" * len(form.whole) + ("." + "#" * form.scale if form.fraction is not None else "")
    body = f"CASE WHEN length({whole}) > {len(digits)} AND {whole} <> '0' THEN '{overflow}' ELSE {body} END"
    return f"({form.currency and f'{form.currency!r} || '}{_signed(number, f'ltrim({body})', form, full)})"


def _grouped(padded: str, whole: str) -> str:
    segments: list[str] = []
    start = 1
    for segment in whole.split(","):
        if segments:
            # No comma where no digit is left of it.
            segments.append(f"CASE WHEN trim(left({padded}, {start - 1})) = '' THEN ' ' ELSE ',' END")
        segments.append(f"substr({padded}, {start}, {len(segment)})")
        start += len(segment)
    return " || ".join(segments)


def _fraction(text: str, form: NumericFormat) -> str:
    fraction = f"split_part({text}, '.', 2)"
    if not form.trimmed:
        return fraction
    kept = (form.fraction or "").rfind("0") + 1
    return f"left({fraction}, {kept}) || rtrim(substr({fraction}, {kept + 1}), '0')"


def _signed(number: str, body: str, form: NumericFormat, full: int) -> str:
    sign = f"CASE WHEN {number} < 0 THEN '-' ELSE '{{}}' END"
    width = full
    if form.after == "S":
        result = f"{body} || {sign.format('+')}"
        width += 1
    elif form.after == "MI":
        result = f"{body} || {sign.format(' ')}"
        width += 1
    elif form.after == "PR":
        result = f"CASE WHEN {number} < 0 THEN '<' || {body} || '>' ELSE ' ' || {body} || ' ' END"
        width += 2
    elif form.before == "S":
        result = f"{sign.format('+')} || {body}"
        width += 1
    else:
        result = f"{sign.format('')} || {body}"
        width += 1
    return f"trim({result})" if form.trimmed else f"lpad({result}, {width}, ' ')"


def number_of(text: str, form: NumericFormat) -> str:
    """Give the SQL that reads a number; `text` is the SQL of the text."""
    digits = f"CAST(regexp_replace({text}, '[^0-9.]', '', 'g') AS DECIMAL(38, {form.scale}))"
    return f"(CASE WHEN regexp_matches({text}, '[-<]') THEN -{digits} ELSE {digits} END)"
