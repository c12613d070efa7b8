"""How errors read."""

from __future__ import annotations

import pytest

from penstock.pig import PigError, PigTypeError, check_script


def test_text_has_place_line_and_caret() -> None:
    """Name, line and column, the message, the line and a caret under the place."""
    error = PigError("no such thing", name="x.pig", line=3, column=5, source_line="a = b;")
    assert str(error) == "x.pig:3:5: no such thing\na = b;\n    ^"


def test_caret_stands_under_its_character_after_tabs() -> None:
    """Tabs are repeated, so that any tab width fits."""
    error = PigError("no", name="x.pig", line=1, column=3, source_line="\ta b")
    assert str(error).splitlines()[2] == "\t ^"


def test_place_is_that_of_the_original_text() -> None:
    """Parameters that grow or shrink the text before the place do not move it."""
    script = "a = LOAD '$LONG' AS (x:int);\nb = FOREACH a GENERATE '$LONG', '${S}', nope;\n"
    with pytest.raises(PigTypeError) as caught:
        check_script(script, name="p.pig", parameters={"LONG": "long/" * 20, "S": ""})
    assert (caught.value.name, caught.value.line, caught.value.column) == ("p.pig", 2, 41)
    assert caught.value.message == "unknown field nope; a has x: int"
    assert caught.value.source_line == "b = FOREACH a GENERATE '$LONG', '${S}', nope;"
