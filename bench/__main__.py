"""Runs every benchmark and prints a line for each."""

from __future__ import annotations

from bench import first_activity, many_specs, pending, scheduling, synth, validate, virtual_month

for benchmark in (validate, first_activity, synth, many_specs, pending, scheduling, virtual_month):
    for row in benchmark.rows():
        print(row, flush=True)
