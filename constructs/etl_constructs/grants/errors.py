"""What is raised where no permission can be derived from an object."""

from __future__ import annotations

WILDCARDS = ("*", "?")


class UngrantableError(ValueError):
    """A name that is only known when the pipeline runs, so that a permission for it would have to be a wildcard."""


def refuse_wildcards(text: str) -> None:
    """Refuse what the service takes as it is, and IAM for a wildcard.

    Raises:
        UngrantableError: where the text has a `*` or a `?`.
    """
    found = next((mark for mark in WILDCARDS if mark in text), None)
    if found is not None:
        raise UngrantableError(f"'{text}' has a {found}, which IAM would take for a wildcard; name it without")
