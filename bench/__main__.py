"""Runs every benchmark and prints a line for each."""

from __future__ import annotations

from bench import synth, validate

for benchmark in (validate, synth):
    for row in benchmark.rows():
        print(row, flush=True)
