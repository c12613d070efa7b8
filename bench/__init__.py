"""Benchmarks against yardsticks, side by side: `make bench`."""
