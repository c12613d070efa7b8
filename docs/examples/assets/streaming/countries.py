#!/usr/bin/env python3
"""Mapper: writes the country of every visit that is on the list, and a 1."""

import sys
from pathlib import Path

wanted = set(Path("countries.txt").read_text().split())
for line in sys.stdin:
    country = line.split("\t")[1]
    if country in wanted:
        sys.stdout.write(f"{country}\t1\n")
