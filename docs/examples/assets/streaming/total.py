#!/usr/bin/env python3
"""Reducer: adds up the numbers of each country."""

import sys
from collections import Counter

totals = Counter()
for line in sys.stdin:
    country, number = line.split("\t")
    totals[country] += int(number)
for country, total in totals.items():
    sys.stdout.write(f"{country}\t{total}\n")
