"""Scripts of activities: files become assets, and so do texts that are too long for a definition."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from penstock.objects.limits import MOST_VALUE_BYTES
from penstock.steps.deployment import Deployment

EVALUATED = "#{"
"""Begins an expression, which the service evaluates in a definition, and nobody in a file."""
_TOKEN = "${Token["  # noqa: S105 - how the CDK writes what it will only know later


def text_or_asset(
    owner: str, script: Path | str, *, deployment: Deployment, suffix: str
) -> tuple[str | None, str | None]:
    """Return the text that stands in the definition or, for a file, the URI of the asset, and None for the other.

    Args:
        owner: id of the object, for the message.
        script: a file, or the text itself.
        deployment: publishes files.
        suffix: of the file that a text of more than 10,240 bytes becomes.

    Raises:
        ValueError: for such a text with expressions or CDK tokens, which nobody would evaluate in a file.
    """
    if isinstance(script, Path):
        return None, deployment.asset_uri(script)
    if fits(script):
        return script, None
    for mark, what in ((EVALUATED, "expressions"), (_TOKEN, "CDK tokens")):
        if mark in script:
            raise ValueError(
                f"the script of '{owner}' has {len(script.encode())} bytes and {what}: the service takes "
                f"{MOST_VALUE_BYTES} bytes in a definition, and nobody evaluates {what} in a file; shorten it, or hand "
                "values over as arguments"
            )
    return None, deployment.asset_uri(generated_file(script, suffix))


def fits(text: str) -> bool:
    """Whether a definition can hold a text."""
    return len(text.encode()) <= MOST_VALUE_BYTES


def generated_file(content: str | bytes, suffix: str) -> Path:
    """Return a file of this content, which its name tells, so that one text is one asset."""
    content = content.encode() if isinstance(content, str) else content
    path = _folder() / f"{hashlib.sha256(content).hexdigest()[:16]}{suffix}"
    path.write_bytes(content)
    return path


@cache
def _scratch() -> TemporaryDirectory[str]:
    """A folder that lasts as long as the process, since the CDK may read its files when it synthesizes."""
    return TemporaryDirectory(prefix="penstock-")


def _folder() -> Path:
    folder = Path(_scratch().name) / "generated"
    folder.mkdir(exist_ok=True)
    return folder
