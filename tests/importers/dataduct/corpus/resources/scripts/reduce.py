#!/usr/bin/env python3
"""Adds up what stands behind each word."""

import sys
from itertools import groupby

pairs = (line.rstrip("\n").split("\t") for line in sys.stdin)
for word, group in groupby(pairs, key=lambda pair: pair[0]):
    sys.stdout.write(f"{word}\t{sum(int(count) for _, count in group)}\n")
