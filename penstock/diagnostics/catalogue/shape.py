"""2xx: the shape of a spec."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS201",
        title="A key that the spec language does not know.",
        why="A misspelt key would otherwise be ignored, and the default that it was to replace would count.",
        fix="Take the spelling from the list of allowed keys, or take the key out.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - type: extract-from-s3
    name: logs
    path: logs/
    precondition: {name: ready, s3_key_exists: logs/_SUCCESS, time_out: 6 hours}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - type: extract-from-s3
    name: logs
    path: logs/
    precondition: {name: ready, s3_key_exists: logs/_SUCCESS, timeout: 6 hours}
""",
    ),
    Entry(
        id="PS202",
        title="A required key is missing.",
        why="There is no default that would be right for most pipelines, so the spec has to say it.",
        fix="Add the key.",
        wrong="""\
name: visits
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
    ),
    Entry(
        id="PS203",
        title="A value has the wrong type.",
        why=(
            "YAML reads `1` as a number, `true` as a truth value and an empty value as nothing. Penstock does not"
            " guess what was meant: a period without a unit could be minutes or days."
        ),
        fix="Write a value of the type that is asked for; put numbers into quotes where text is needed.",
        wrong="""\
name: visits
schedule: {every: 1, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
    ),
    Entry(
        id="PS204",
        title="A value is of the right type but not allowed.",
        why="The service would refuse it, or it would have no meaning. The message says what is allowed.",
        fix="Choose a value that is allowed.",
        wrong="""\
name: visits
schedule: {every: 5 minutes, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
        right="""\
name: visits
schedule: {every: 15 minutes, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
    ),
    Entry(
        id="PS205",
        title="A step or resource type that does not exist.",
        why="The type says which other keys there are, so nothing else of the step or resource can be checked.",
        fix="Take the type from the list of those that are allowed.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-s3, name: logs, path: logs/}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
    ),
)
