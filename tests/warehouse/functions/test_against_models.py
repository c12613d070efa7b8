"""Functions beside models of them in Python, on values by chance with a fixed seed."""

# ruff: noqa: S311 (chance need not be secret)

from __future__ import annotations

import calendar
import random
from datetime import date, timedelta
from decimal import Decimal

COUNT = 200


def _dates(seed):
    chance = random.Random(seed)
    return [date(1999, 12, 1) + timedelta(days=chance.randrange(9000)) for _ in range(COUNT)]


def _months_later(start, months):
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    is_end = start.day == calendar.monthrange(start.year, start.month)[1]
    return date(year, month + 1, last if is_end else min(start.day, last))


def test_add_months(rows):
    """The end of a month leads to the end of a month."""
    chance = random.Random(1)
    pairs = [(start, chance.randrange(-50, 50)) for start in _dates(2)]
    values = ", ".join(f"ADD_MONTHS('{start}', {months})::DATE" for start, months in pairs)
    assert rows(f"SELECT {values}") == [tuple(_months_later(start, months) for start, months in pairs)]


def test_weeks_between(rows):
    """As many as there are Mondays from one to the other."""
    pairs = list(zip(_dates(3), _dates(4), strict=True))
    values = ", ".join(f"DATEDIFF(week, '{first}', '{second}')" for first, second in pairs)
    weeks = [(_monday(second) - _monday(first)).days // 7 for first, second in pairs]
    assert rows(f"SELECT {values}") == [tuple(weeks)]


def _monday(day):
    return day - timedelta(days=day.weekday())


def test_next_day(rows):
    """The first such day of the week after the date."""
    values = ", ".join(f"NEXT_DAY('{start}', '{calendar.day_name[i % 7]}')" for i, start in enumerate(_dates(5)))
    found = rows(f"SELECT {values}")[0]
    for i, (start, day) in enumerate(zip(_dates(5), found, strict=True)):
        assert day.weekday() == i % 7
        assert timedelta(days=1) <= day - start <= timedelta(days=7)


def _fnv(data):
    value = 14695981039346656037
    for byte in data:
        value = ((value ^ byte) * 1099511628211) % 2**64
    return value - 2**64 if value >= 2**63 else value


def test_fnv_hash(rows):
    """FNV-1a with 64 bits, of texts in UTF-8 and of integers of four bytes."""
    chance = random.Random(6)
    texts = ["".join(chance.choices("aZ9 ü€", k=chance.randrange(12))) for _ in range(COUNT)]
    numbers = [chance.randrange(-(2**31), 2**31) for _ in range(COUNT)]
    values = [f"FNV_HASH('{text}')" for text in texts] + [f"FNV_HASH(({number})::INT)" for number in numbers]
    expected = [_fnv(text.encode()) for text in texts] + [_fnv(n.to_bytes(4, "little", signed=True)) for n in numbers]
    assert rows(f"SELECT {', '.join(values)}") == [tuple(expected)]


def test_strtol(rows):
    """As Python reads numbers of any base."""
    chance = random.Random(7)
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    given = []
    for _ in range(COUNT):
        base = chance.randrange(2, 37)
        given.append(("".join(chance.choices(digits[:base], k=chance.randrange(1, 10))), base))
    values = ", ".join(f"STRTOL('{text}', {base})" for text, base in given)
    assert rows(f"SELECT {values}") == [tuple(int(text, base) for text, base in given)]


def test_numbers_there_and_back(rows):
    """TO_NUMBER reads what TO_CHAR writes, which is as wide as its format and the sign."""
    chance = random.Random(8)
    numbers = [Decimal(chance.randrange(-(10**9), 10**9)) / 100 for _ in range(COUNT)]
    form = "9,999,999.99"
    texts = rows("SELECT " + ", ".join(f"TO_CHAR({number}, '{form}')" for number in numbers))[0]
    whole = [f"{abs(number):,.2f}" for number in numbers]
    assert [
        f"{'-' if number < 0 else ''}{text if abs(number) >= 1 else text[1:]}".rjust(13)
        for number, text in zip(numbers, whole, strict=True)
    ] == [*texts]
    back = rows("SELECT " + ", ".join(f"TO_NUMBER('{text}', '{form}')" for text in texts))[0]
    assert [*back] == numbers
