#!/usr/bin/env python3
"""Gives every word of a line a 1."""

import sys

for line in sys.stdin:
    for word in line.split():
        sys.stdout.write(f"{word}\t1\n")
