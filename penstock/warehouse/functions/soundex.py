"""How words sound: American Soundex.

https://docs.aws.amazon.com/redshift/latest/dg/SOUNDEX.html, https://docs.aws.amazon.com/redshift/latest/dg/DIFFERENCE.html
"""

from __future__ import annotations

from penstock.warehouse.functions.base import Function, macro

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CODES = "01230120022455012623010202"
"""The group of each letter; 0 stands for a vowel, which only ends a repetition."""

_WORD = "upper(regexp_replace(a, '[^A-Za-z]', '', 'g'))"
_CODED = f"translate(w[1:1] || regexp_replace(w[2:], '[HW]', '', 'g'), '{_LETTERS}', '{_CODES}')"
"""H and W do not even end a repetition."""

_REDUCED = f"list_reduce(string_split({_CODED}, ''), lambda x, y: CASE WHEN right(x, 1) = y THEN x ELSE x || y END)"
_WRITTEN = f"CASE w WHEN '' THEN '' ELSE w[1:1] || rpad(left(replace(({_REDUCED})[2:], '0', ''), 3), 3, '0') END"


def _same(position: int) -> str:
    first, second = (f"penstock_catalog.rs_soundex({name})" for name in ("a", "b"))
    return (
        f"({first}[{position}:{position}] <> '' AND {first}[{position}:{position}] = {second}[{position}:{position}])"
    )


FUNCTIONS: tuple[Function, ...] = (
    # The word is one value in a list, so that it is made once.
    macro("soundex", f"(a) AS list_transform([{_WORD}], lambda w: {_WRITTEN})[1]"),
    macro("difference", f"(a, b) AS {' + '.join(f'{_same(i)}::INTEGER' for i in range(1, 5))}"),
)
