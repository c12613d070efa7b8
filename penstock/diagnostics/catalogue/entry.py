"""Entry: what a diagnostic id means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One id of the catalogue; `penstock explain ID` and docs/rules/ show it.

    Attributes:
        id: PS and three digits; never used again for something else.
        title: what was found, in one sentence.
        why: what would happen otherwise, and where the service's behaviour is not documented, that it is not.
        fix: what to do.
        wrong: the shortest example that gives the finding, in the language of the file concerned.
        right: the same, mended.
        source: the page of the guide that the rule follows; empty where it is Penstock's own.
        documented: False where the service's behaviour is inferred; such a finding is a warning, or the reason why it
            is an error stands in `why`.
    """

    id: str
    title: str
    why: str = ""
    fix: str = ""
    wrong: str = ""
    right: str = ""
    source: str = ""
    documented: bool = True

    @property
    def language(self) -> str:
        """What the examples are written in: specs in YAML, definitions in JSON, plugins in Python."""
        if self.id.startswith("PS7"):
            return "python"
        return "json" if self.wrong.startswith(("{", "[")) else "yaml"
