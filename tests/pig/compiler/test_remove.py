"""What rm and rmf may remove, before any data is seen."""

from __future__ import annotations

import pytest

from penstock.pig import PigTypeError, check_script


@pytest.mark.parametrize("command", ["rm", "rmf"])
@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("{} 'out';", 1, "rm and rmf take quotes for a part of the path; write the path without them"),
        ('{} x "out";', 3, "rm and rmf take quotes for a part of the path; write the path without them"),
        (
            "{} x in/; a = LOAD 'in'; STORE a INTO 'out';",
            3,
            "this removes in/, and the script loads in; remove it after the last STORE",
        ),
        (
            "{} s3n://b/in; a = LOAD 's3://b/in/2014-*'; STORE a INTO 'out';",
            1,
            "this removes s3n://b/in, and the script loads s3://b/in/2014-*; remove it after the last STORE",
        ),
    ],
)
def test_refusals(command: str, text: str, column: int, message: str) -> None:
    """Each at its own path."""
    with pytest.raises(PigTypeError) as caught:
        check_script(text.format(command))
    assert (caught.value.line, caught.value.column) == (1, len(command) + 1 + column)
    assert caught.value.message == message


def test_refuses_between_load_and_store() -> None:
    """A LOAD reads when a STORE needs it, so Pig would find nothing."""
    with pytest.raises(PigTypeError, match=r"^script.pig:2:5: this removes in, and the script loads in/part-\*"):
        check_script("a = LOAD 'in/part-*';\nrmf in;\nSTORE a INTO 'out';")


def test_a_path_from_a_parameter_is_located_at_the_parameter() -> None:
    """Also when the path is the script's input by mistake."""
    with pytest.raises(PigTypeError, match=r"^script.pig:2:9: this removes data, and the script loads data"):
        check_script(
            "a = LOAD '$INPUT';\nrmf tmp $OUTPUT;\nSTORE a INTO '$OUTPUT';",
            parameters={"INPUT": "data", "OUTPUT": "data"},
        )


def test_two_stores_to_one_place() -> None:
    """Only with a removal of all of it between them."""
    script = "a = LOAD 'in'; STORE a INTO 'out'; {} STORE a INTO 'out/';"
    check_script(script.format("rmf out;"))
    with pytest.raises(PigTypeError, match="another STORE of this script already writes out/"):
        check_script(script.format("rmf out/part-m-00000;"))
