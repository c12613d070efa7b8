"""Statements of the conformance table with something cut off, left out or put in: each runs, or fails in words."""

# ruff: noqa: S311 (chance need not be secret)

from __future__ import annotations

import random

from penstock.warehouse.conformance import CHAPTERS
from penstock.warehouse.conformance.sample import SAMPLE
from penstock.warehouse.errors import WarehouseError

COUNT = 400
SQLS = [case.sql for chapter, cases in CHAPTERS.items() if chapter != "COPY and UNLOAD" for case in cases]
WORDS = [word for sql in SQLS for word in sql.split()]


class _DoneError(Exception):
    """Ends a transaction that need not be kept."""


def _broken(chance):
    words = chance.choice(SQLS).split(" ")
    place = chance.randrange(len(words))
    match chance.randrange(4):
        case 0:
            words = words[: place + 1]
        case 1:
            del words[place]
        case 2:
            words.insert(place, chance.choice(WORDS))
        case _:
            words[place] = chance.choice(WORDS)
    return " ".join(words)


def _done(_connection, _results):
    raise _DoneError


def test_fail_in_words(session):
    """Never with a traceback, whatever was done to them."""
    session.execute_all(SAMPLE)
    chance = random.Random(2014)
    ends = {"runs": 0, "fails": 0}
    for _ in range(COUNT):
        sql = _broken(chance)
        try:
            session.execute(sql, before_commit=_done)
        except _DoneError:
            ends["runs"] += 1
        except WarehouseError:
            ends["fails"] += 1
        except Exception as error:
            raise AssertionError(sql) from error
    assert min(ends.values()) > COUNT // 10
