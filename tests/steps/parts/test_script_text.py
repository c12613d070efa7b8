"""Scripts as texts and as assets."""

from __future__ import annotations

from pathlib import Path

import pytest

from penstock.steps.parts.script_text import text_or_asset


class Recorder:
    """A deployment that remembers what it published."""

    def __init__(self) -> None:
        self.published: list[tuple[str, bytes]] = []

    def asset_uri(self, path: Path) -> str:
        """Read the file at once, as the CDK does."""
        self.published.append((path.name, path.read_bytes()))
        return f"s3://assets/{path.name}"


def _place(script: Path | str, recorder: Recorder) -> tuple[str | None, str | None]:
    return text_or_asset("a", script, deployment=recorder, suffix=".sh")  # type: ignore[arg-type]


def test_a_file_is_an_asset(tmp_path: Path) -> None:
    """Whatever its size."""
    script = tmp_path / "run.sh"
    script.write_text("true")
    recorder = Recorder()
    assert _place(script, recorder) == (None, "s3://assets/run.sh")
    assert recorder.published == [("run.sh", b"true")]


@pytest.mark.parametrize("text", ["echo #{myDay}", "x" * 10_240, "\u00e9" * 5_120])
def test_a_text_stands_in_the_definition(text: str) -> None:
    """Up to 10,240 bytes, expressions included."""
    recorder = Recorder()
    assert _place(text, recorder) == (text, None)
    assert recorder.published == []


def test_a_longer_text_is_an_asset_named_by_its_content() -> None:
    """The limit counts bytes; the same text is the same file."""
    recorder = Recorder()
    text = "\u00e9" * 5_121
    assert _place(text, recorder) == (None, "s3://assets/ff45a3a250c16865.sh")
    assert _place(text, recorder) == (None, "s3://assets/ff45a3a250c16865.sh")
    assert recorder.published == [("ff45a3a250c16865.sh", text.encode())] * 2


@pytest.mark.parametrize(("mark", "what"), [("#{myDay}", "expressions"), ("${Token[TOKEN.7]}", "CDK tokens")])
def test_fails_for_a_longer_text_that_must_be_evaluated(mark: str, what: str) -> None:
    """A file is taken as it is."""
    text = mark + "x" * 10_240
    with pytest.raises(ValueError, match=r"^the script of 'a' has ") as caught:
        _place(text, Recorder())
    assert str(caught.value) == (
        f"the script of 'a' has {len(text)} bytes and {what}: the service takes 10240 bytes in a definition, "
        f"and nobody evaluates {what} in a file; shorten it, or hand values over as arguments"
    )
