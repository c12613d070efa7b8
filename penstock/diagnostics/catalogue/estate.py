"""5xx: pipelines among each other."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

_ORDERS = """\
# etl_specs/orders.yaml
name: orders
schedule: {every: 1 day, start: 2026-01-01}
steps:
  - {type: run-shell, command: ./fetch}
  - {type: mark-success}
"""
_REPORT = """\
---
# etl_specs/report.yaml
name: report
schedule: {every: 1 day, start: 2026-01-01}
steps:
  - {type: wait-for-pipelines, pipelines: [orders]}
  - {type: run-shell, command: ./report}
"""
_LOADS_VISITS = """\
# etl_specs/visits.yaml
name: visits
schedule: {every: 1 day, start: 2026-01-01}
steps:
  - {type: extract-from-s3, path: visits/}
  - {type: copy-into-redshift, table: visits}
"""

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS501",
        title="A wait for a pipeline that does not exist.",
        why=(
            "wait-for-pipelines looks for a marker in the bucket of another pipeline of the same environment. There is"
            " no spec of that name, so the deployment would fail for want of the bucket."
        ),
        fix="Mend the spelling, or take the pipeline out.",
        wrong=_ORDERS + _REPORT.replace("[orders]", "[order]"),
        right=_ORDERS + _REPORT,
    ),
    Entry(
        id="PS502",
        title="A wait for a pipeline that never marks its success.",
        why="What is waited for is the marker that the step mark-success writes; without that step it never comes.",
        fix="Put mark-success at the end of the steps of the pipeline that is waited for.",
        wrong=_ORDERS.replace("  - {type: mark-success}\n", "") + _REPORT,
        right=_ORDERS + _REPORT,
    ),
    Entry(
        id="PS503",
        title="A wait for an interval in which the other pipeline does not run.",
        why=(
            "Markers are kept by the start of the interval, and by default a run waits for the one that starts when its"
            " own does. Where the schedules have no such start in common, runs wait until their timeout, and fail. A"
            " pipeline on demand, or one that starts at its first activation, has intervals that no other can know. It"
            " is an error where the schedules do not fit; where the waiting pipeline runs on demand, or only has"
            " intervals from before the other began or after it ended, it is a warning."
        ),
        fix=(
            "Give both pipelines a `start` that is a date, and schedules whose intervals start at the same times; or"
            " say with `interval` which one is meant."
        ),
        wrong=_ORDERS + _REPORT.replace("every: 1 day", "every: 1 hour"),
        right=_ORDERS
        + _REPORT.replace("every: 1 day", "every: 1 hour").replace(
            "[orders]", '[{pipeline: orders, interval: "#{midnight(@scheduledStartTime)}"}]'
        ),
    ),
    Entry(
        id="PS504",
        title="Pipelines that wait for each other.",
        why=(
            "Each waits for the other's success, so none of them ever goes on. Where they wait for other intervals it"
            " is no better: the stack of each needs the bucket of the other, so none of them can be deployed first. A"
            " pipeline may wait for an earlier interval of its own."
        ),
        fix="Take one of the waits out.",
        wrong=_ORDERS.replace("steps:\n", "steps:\n  - {type: wait-for-pipelines, pipelines: [report]}\n")
        + _REPORT
        + "  - {type: mark-success}\n",
        right=_ORDERS + _REPORT + "  - {type: mark-success}\n",
    ),
    Entry(
        id="PS505",
        title="Two pipelines write one table.",
        why=(
            "Their loads do not know of each other: the rows of one may replace those of the other, and which ones stay"
            " depends on who comes last. What SQL writes counts, too. It is a warning, since a nightly delta and a"
            " weekly reload, or loads from several sources, may be meant to meet in one table, and nothing in a spec"
            " could say so."
        ),
        fix="Write the table in one pipeline, or let one of them wait for the other.",
        wrong=_LOADS_VISITS + "---\n" + _LOADS_VISITS.replace("visits.yaml\nname: visits", "again.yaml\nname: again"),
        right=_LOADS_VISITS
        + "---\n"
        + _LOADS_VISITS.replace("visits.yaml\nname: visits", "more.yaml\nname: more").replace(
            "table: visits", "table: more"
        ),
    ),
    Entry(
        id="PS506",
        title="A check on a table that no pipeline loads.",
        why=(
            "The check passes or fails by rows that nobody changes. Of a query, that is told where it is so of all its"
            " tables. It is a warning, and is left out where a shell command, a script or SQL that cannot be read"
            " mentions the table, since that may load it."
        ),
        fix="Mend the name of the table, or take the check out.",
        wrong=_LOADS_VISITS + "  - {type: check-primary-key, table: customers}\n",
        right=_LOADS_VISITS.replace("table: visits", "table: customers")
        + "  - {type: check-primary-key, table: customers}\n",
    ),
    Entry(
        id="PS507",
        title="A check of freshness on a table whose loads are not noted.",
        why=(
            "check-freshness looks into the load log, and the steps that load this table write nothing there, so the"
            " check always fails. It is a warning, since what is not a spec here may write the log, too."
        ),
        fix="Take `log: false` out of copy-into-redshift, or load the table with another step.",
        wrong=_LOADS_VISITS.replace("table: visits", "table: visits, log: false")
        + "  - {type: check-freshness, table: visits, no_older_than: 26 hours}\n",
        right=_LOADS_VISITS + "  - {type: check-freshness, table: visits, no_older_than: 26 hours}\n",
    ),
)
