"""Names that nothing has."""

from __future__ import annotations

import pytest

from penstock.client.names import UnknownNameError


@pytest.mark.parametrize(
    ("found", "known", "message"),
    [
        ("laod", ["load", "report"], "there is no activity 'laod'; did you mean 'load'?"),
        ("LOAD", ["load"], "there is no activity 'LOAD'; did you mean 'load'?"),
        ("zzz", ["report", "load", "load"], "there is no activity 'zzz'; there is load, report"),
        ("zzz", [], "there is no activity 'zzz'; make one"),
        (
            "zzz",
            [f"a{number:02}" for number in range(14)],
            f"there is no activity 'zzz'; there is {', '.join(f'a{number:02}' for number in range(12))}, and 2 more",
        ),
    ],
)
def test_the_message(found: str, known: list[str], message: str) -> None:
    """What was probably meant, or what there is, or what to do where there is nothing."""
    assert str(UnknownNameError("activity", found, known, "make one")) == message
