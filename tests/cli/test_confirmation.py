"""Questions before what cannot be taken back."""

from __future__ import annotations

import pytest
import typer

from penstock.cli import confirmation
from penstock.cli.confirmation import confirm


class Stdin:
    """A standard input that is a terminal, or is none."""

    def __init__(self, *, is_there: bool) -> None:
        self._is_there = is_there

    def isatty(self) -> bool:
        """Tell."""
        return self._is_there


def test_yes_was_said_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked."""
    monkeypatch.setattr(confirmation.typer, "confirm", lambda *_, **__: pytest.fail("asked"))
    confirm("really?", yes=True)


def test_nobody_can_be_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is done, and that is a wrong call."""
    monkeypatch.setattr(confirmation.sys, "stdin", Stdin(is_there=False))
    with pytest.raises(typer.Exit) as caught:
        confirm("really?", yes=False, instead=", or --dry-run")
    assert caught.value.exit_code == 2
    assert capsys.readouterr().err == "nothing was done: say --yes where nobody can be asked, or --dry-run\n"


@pytest.mark.parametrize("answer", [True, False])
def test_somebody_is_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: bool) -> None:
    """On standard error; without a yes nothing is done."""
    asked = []
    monkeypatch.setattr(confirmation.sys, "stdin", Stdin(is_there=True))
    monkeypatch.setattr(confirmation.typer, "confirm", lambda text, err: asked.append((text, err)) or answer)
    if answer:
        confirm("really?", yes=False)
    else:
        with pytest.raises(typer.Exit) as caught:
            confirm("really?", yes=False)
        assert caught.value.exit_code == 1
    assert asked == [("really?", True)]
    assert capsys.readouterr().err == ("" if answer else "nothing was done\n")
