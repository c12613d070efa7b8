"""What docs/steps/README.md says in words."""

from __future__ import annotations

GROUPS = (
    ("Extract", "Name or fetch the data that a pipeline starts from.", ("extract", "upload")),
    ("Transform", "Run a script or a program over the data.", ("run",)),
    (
        "Load",
        "Bring the data into tables of the warehouse.",
        ("copy", "create", "delta", "load", "reload", "update", "upsert"),
    ),
    (
        "Check",
        """\
Stop the pipeline where the data is not what it should be.

Retries of a check, by default those of the spec, are for networks: data that is wrong is wrong again, and the alarm
comes when they are used up. `retries: {maximum: 0}` tells at once, and takes an outage for wrong data.""",
        ("check", "run-qa-script"),
    ),
    ("Flow", "Wait for other pipelines, and tell them and people.", ("mark", "notify", "wait")),
)
"""Headings, what they mean, and the types under them or their first words, in the order of the page."""
INTRODUCTION = """\
A spec lists its `steps`; each has a `type`, and the keys of that type. These are all types. Every page shows two specs
that are tested: the smallest one, and one that uses every key. Try them:

    penstock validate docs/examples/steps/run-pig.minimal.yaml
    penstock show docs/examples/steps/run-pig.minimal.yaml

Keys around the steps, such as `schedule` and `resources`, are on [the page of specs](../specs.md)."""
READING = """\
A key with a dot stands in the mapping before the dot: `alarms.late_after` is `late_after` in `alarms`. `[]` stands for
each item of a list, `NAME` for a name that you choose. A name begins with a letter and has letters, digits, `-`, `_`. A
period is a number and minutes, hours, days, weeks, months or years. Text may hold [expressions](../expressions.md),
`#{...}`, which are evaluated when a step runs; names and the files of scripts may not."""
