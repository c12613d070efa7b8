"""Findings: what an import has to tell; the same thing is told once, however many modes it is found in."""

from __future__ import annotations

from penstock.diagnostics.diagnostic import Diagnostic, Location, Severity


class Findings:
    """Gathers findings of one file, or of the config."""

    def __init__(self) -> None:
        self._items: dict[Diagnostic, None] = {}

    def add(self, *findings: Diagnostic) -> None:
        """Take findings in."""
        self._items.update(dict.fromkeys(findings))

    def error(
        self, id_: str, message: str, place: Location | None, *, allowed: str | None = None, advice: str | None = None
    ) -> None:
        """Tell of what makes a spec impossible."""
        self.add(Diagnostic(id_, message, place, allowed=allowed, help=advice))

    def warning(self, id_: str, message: str, place: Location | None, *, advice: str | None = None) -> None:
        """Tell of what the spec does not keep."""
        self.add(Diagnostic(id_, message, place, Severity.WARNING, help=advice))

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """The findings, in the order in which they were found."""
        return tuple(self._items)

    @property
    def has_errors(self) -> bool:
        """Whether something makes a spec impossible."""
        return any(item.severity is Severity.ERROR for item in self._items)
