"""1xx: reading YAML and JSON files."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS101",
        title="The file cannot be read.",
        why=(
            "A file is missing, may not be read, or is not UTF-8 text. The same is said where there is no project, no"
            " spec, or no readable `context.environments` in cdk.json."
        ),
        fix=(
            "Look at the path and its permissions, and save the file as UTF-8. In a folder without a project, go to"
            " one, or make etl_specs/ and put a spec into it."
        ),
        wrong="""\
# assets/tables/latin1.sql has an umlaut in Latin-1
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  loader: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: copy-into-redshift, name: load, table: latin1, runs_on: loader}
""",
        right="""\
# assets/tables/visits.sql is UTF-8
name: visits
schedule: {every: 1 day, start: first-activation}
resources:
  loader: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
  - {type: copy-into-redshift, name: load, table: visits, runs_on: loader}
""",
    ),
    Entry(
        id="PS102",
        title="The file is not well-formed YAML or JSON.",
        why=(
            "Nothing can be said about the rest of a file whose structure cannot be told. It may be empty, a bracket"
            " or a quotation mark may be left open, or lines that belong together may be indented differently."
        ),
        fix=(
            "Mend the line that is named, or one above it: what is left open is only noticed where the next thing"
            " begins."
        ),
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation
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
        id="PS103",
        title="A key stands twice in one mapping.",
        why=(
            "Only one of the two values could count, and most readers of YAML and JSON silently take the last. One of"
            " them is a leftover, or meant to have another name."
        ),
        fix="Take one of the two out.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - type: extract-from-s3
    name: logs
    path: logs/
    path: archive/
""",
        right="""\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - type: extract-from-s3
    name: logs
    path: archive/
""",
    ),
    Entry(
        id="PS104",
        title="YAML that a spec has no use for: tags, keys that are not text, aliases that contain themselves.",
        why=(
            "A spec is plain text, numbers, lists and mappings. Tags make other objects of them, and aliases can"
            " describe endless or enormous ones. In JSON, half of a pair of `\\u` escapes is no text either."
        ),
        fix="Write the value itself: times and periods are text and need no tag.",
        wrong="""\
name: visits
schedule: {every: 1 day, start: !!timestamp 2026-01-31T06:00:00}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
        right="""\
name: visits
schedule: {every: 1 day, start: 2026-01-31T06:00:00}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
    ),
    Entry(
        id="PS105",
        title="An expression stands in a comment.",
        why=(
            "In YAML, `#` after a blank begins a comment, so that a text without quotes ends before ` #{`. The rest"
            " would be left out without a word."
        ),
        fix="Put the value into quotes.",
        wrong="""\
name: visits
description: Visits of #{@scheduledStartTime}
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
        right="""\
name: visits
description: "Visits of #{@scheduledStartTime}"
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, name: logs, path: logs/}
""",
    ),
)
