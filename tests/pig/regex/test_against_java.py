"""Translated patterns against java.util.regex itself, on seeded random patterns and texts."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest

from penstock.pig.functions.regex import captures
from penstock.pig.regex import RegexError, translate

CASES = 1500
_CLASSES = (
    r"\d \w \s \S \W \D . [ab] [^\"] [^a-b] [\w:/] [+\-] [a-] [\d-x] [^\s] [\S] [\W_] []a] [a^] \h \v [\x00-\x1f] [é😀]"
)
_OTHERS = r"a b 0 \. \[ \x41 é \" \p{Alpha} \Qa.b\E 😀 (?i:k) (?i:[a-k]) (?s:.) - : K ] } /"
ITEMS = (*_CLASSES.split(), *_OTHERS.split())
QUANTIFIERS = ["*", "+", "?", "{2}", "{1,2}", "{2,}"]
# No line ends: the lines of an input have none, and Java's `$` between CR and LF is the one known difference.
CHARACTERS = list("ab01 _-:\"\\[](){}.|*+?^$/,AZKk\t\x0b\x00'é\u0085\u2028\u212a\u017f😀")


def random_pattern(rng: random.Random, depth: int = 0) -> str:
    """A pattern of Java's syntax, nested at most three deep."""
    out = ""
    for _ in range(rng.choice([1, 1, 2, 3])):
        kind = rng.random()
        if depth < 3 and kind < 0.25:
            out += rng.choice(["({})", "({})", "(?:{})"]).format(random_pattern(rng, depth + 1))
        elif depth < 3 and kind < 0.3:
            out += f"({random_pattern(rng, depth + 1)}|{random_pattern(rng, depth + 1)})"
        else:
            out += rng.choice(ITEMS)
        if rng.random() < 0.45 and not out.endswith(r"\E"):
            out += rng.choice(QUANTIFIERS) + rng.choice(["", "", "?"])
    if depth == 0:
        out = rng.choice(["", "", "^"]) + out + rng.choice(["", "", "$"])
    return out


@pytest.mark.skipif(shutil.which("javac") is None, reason="NO JAVA COMPILER: patterns were not compared with Java")
def test_groups_are_those_of_java() -> None:
    """Whether there is a match, and every group of it, null or text."""
    rng = random.Random(20170617)  # noqa: S311 (a fixed seed, nothing secret)
    cases = []
    while len(cases) < CASES:
        pattern, whole = random_pattern(rng), rng.random() < 0.4
        text = "".join(rng.choice(CHARACTERS if rng.random() < 0.5 else "ab0 ") for _ in range(rng.randrange(9)))
        try:
            translated = translate(f"(){pattern}", whole=whole)  # with a group in every pattern
        except RegexError:
            continue
        cases.append((pattern, text, whole, translated))

    lines = [f"{'m' if w else 'f'} {f'(){p}'.encode().hex()} {t.encode().hex()}\n" for p, t, w, _ in cases]
    program = Path(__file__).with_name("Groups.java")
    done = subprocess.run(["java", program], input="".join(lines), capture_output=True, text=True, check=True)
    expected = [
        None if line == "none" else [None if g == "-" else bytes.fromhex(g[1:]).decode() for g in line.split()[1:]]
        for line in done.stdout.splitlines()
    ]
    assert sum(match is not None for match in expected) > CASES / 10

    with duckdb.connect(":memory:") as connection:
        for (pattern, text, whole, translated), match in zip(cases, expected, strict=True):
            row = connection.execute(f"SELECT {captures('?', translated, whole=whole)}", [text]).fetchone()
            found = row[0] and list(row[0].values())
            assert found == match, f"{pattern!r} on {text!r}, whole={whole}, as {translated.re2}"
