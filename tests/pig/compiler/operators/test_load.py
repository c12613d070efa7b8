"""LOAD."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError, check_script

if TYPE_CHECKING:
    from conftest import Sandbox


def test_directory_and_glob(sandbox: Sandbox) -> None:
    """All data files in name order, compressed or not."""
    sandbox.write("in/2017/b", "2\n")
    sandbox.write("in/2015/a", "1")
    sandbox.write("in/2015/_SUCCESS", "no\n")
    assert sandbox.lines("a = LOAD 'in/201*'; STORE a INTO 'out';") == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = LOAD 'x' AS (a, a);", "duplicate field name a; give one of them another name with AS"),
        ("a = LOAD 'x' AS (t:(a:int));", "loading a tuple is not supported by the embedded engine yet"),
        (
            "a = LOAD 'x' USING JsonLoader();",
            "load or store function JsonLoader is not supported by the embedded engine yet",
        ),
        (
            "a = LOAD 'x' USING textLoader;",
            "load or store function textLoader is not supported by the embedded engine yet; did you mean TextLoader?",
        ),
    ],
)
def test_errors(text: str, message: str) -> None:
    """Located when the script compiles."""
    with pytest.raises(PigTypeError) as caught:
        check_script(text)
    assert caught.value.message == message
