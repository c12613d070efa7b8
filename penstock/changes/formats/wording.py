"""The words that all forms share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from penstock.changes.change import Change, Changes, Verdict
from penstock.changes.consequence import Consequence
from penstock.changes.difference import Difference, Subject

_SUBJECTS = {
    Subject.TAG: "tag {id}",
    Subject.PARAMETER: "parameter {id}",
    Subject.VALUE: "value of {id}",
}
_ANSWER = "keep what cannot change, or replace the pipeline by changing its description, too: see docs/changes.md"


def subject(difference: Difference) -> str:
    """What the difference is of, for a heading."""
    if difference.subject is Subject.PIPELINE:
        return "the pipeline"
    if difference.subject is Subject.OBJECT:
        return f"{difference.id} ({difference.type})" if difference.type else difference.id
    return _SUBJECTS[difference.subject].format(id=difference.id)


def grouped(changes: Changes) -> Iterator[tuple[str, list[Change]]]:
    """The changes with the heading of what they are of, in order."""
    for _, group in groupby(changes.entries, key=lambda change: (change.difference.subject, change.difference.id)):
        items = list(group)
        yield subject(items[0].difference), items


def summary(changes: Changes) -> str:
    """What the changes amount to, in one line."""
    match changes.verdict:
        case Verdict.NONE:
            return "no changes"
        case Verdict.IN_PLACE:
            return f"in place: {_counted(len(changes.entries))}; the pipeline and its history stay"
        case Verdict.UNCERTAIN:
            return f"in place, unless the service refuses what is not documented: {_part(changes)}"
        case Verdict.REFUSED:
            return f"refused: {_part(changes)}; a CloudFormation update fails and rolls back"
        case Verdict.REPLACED:
            return "replaced: CloudFormation makes a new pipeline, and deletes the old one"


def advice(changes: Changes) -> str | None:
    """What to do, where there is something to do."""
    return _ANSWER if changes.verdict is Verdict.REFUSED else None


def consequence(change: Change, changes: Changes) -> str:
    """What becomes of one change, in a word or two; in a replaced pipeline nothing else happens to it."""
    if changes.verdict is Verdict.REPLACED and change.consequence is Consequence.REFUSED:
        return "needs the replacement"
    return change.consequence.value


def _part(changes: Changes) -> str:
    wanted = Consequence.REFUSED if changes.verdict is Verdict.REFUSED else Consequence.UNCERTAIN
    concerned = sum(change.consequence is wanted for change in changes.entries)
    return f"{concerned} of {_counted(len(changes.entries))}"


def _counted(number: int) -> str:
    return f"{number} change{'s' if number != 1 else ''}"
