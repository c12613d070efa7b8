"""Runs every benchmark and prints a line for each."""

from __future__ import annotations

from bench import first_activity, many_specs, synth, validate

for benchmark in (validate, first_activity, synth, many_specs):
    for row in benchmark.rows():
        print(row, flush=True)
