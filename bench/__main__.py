"""Runs every benchmark and prints a line for each."""

from __future__ import annotations

from bench import (
    copy_unload,
    first_activity,
    many_specs,
    pending,
    s3_bodies,
    scheduling,
    synth,
    validate,
    virtual_month,
    warehouse_statements,
)

BENCHMARKS = (
    validate,
    first_activity,
    synth,
    many_specs,
    pending,
    scheduling,
    virtual_month,
    s3_bodies,
    warehouse_statements,
    copy_unload,
)

for benchmark in BENCHMARKS:
    for row in benchmark.rows():
        print(row, flush=True)
