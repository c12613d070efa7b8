"""Every letter of a Joda pattern."""

from datetime import UTC, datetime

import pytest

from penstock.expressions.errors import ArgumentError
from penstock.expressions.joda import format_joda

AFTERNOON = datetime(2024, 3, 5, 14, 8, 9, 45678, tzinfo=UTC)
MIDNIGHT = datetime(2023, 12, 31, 0, 0, 0, tzinfo=UTC)
NEW_YEAR = datetime(2024, 12, 30, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("pattern", "afternoon", "midnight", "new_year"),
    [
        ("G", "AD", "AD", "AD"),
        ("C", "20", "20", "20"),
        ("YYYY", "2024", "2023", "2024"),
        ("YY", "24", "23", "24"),
        ("yyyy", "2024", "2023", "2024"),
        ("y", "2024", "2023", "2024"),
        ("yyyyyy", "002024", "002023", "002024"),
        ("xxxx", "2024", "2023", "2025"),
        ("xx", "24", "23", "25"),
        ("ww", "10", "52", "01"),
        ("w", "10", "52", "1"),
        ("e", "2", "7", "1"),
        ("E", "Tue", "Sun", "Mon"),
        ("EEE", "Tue", "Sun", "Mon"),
        ("EEEE", "Tuesday", "Sunday", "Monday"),
        ("D", "65", "365", "365"),
        ("DDD", "065", "365", "365"),
        ("M", "3", "12", "12"),
        ("MM", "03", "12", "12"),
        ("MMM", "Mar", "Dec", "Dec"),
        ("MMMM", "March", "December", "December"),
        ("d", "5", "31", "30"),
        ("dd", "05", "31", "30"),
        ("a", "PM", "AM", "PM"),
        ("KK", "02", "00", "00"),
        ("hh", "02", "12", "12"),
        ("HH", "14", "00", "12"),
        ("kk", "14", "24", "12"),
        ("h", "2", "12", "12"),
        ("mm", "08", "00", "00"),
        ("m", "8", "0", "0"),
        ("ss", "09", "00", "00"),
        ("S", "0", "0", "0"),
        ("SS", "04", "00", "00"),
        ("SSS", "045", "000", "000"),
        ("SSSSSS", "045000", "000000", "000000"),
        ("z", "UTC", "UTC", "UTC"),
        ("zzzz", "Coordinated Universal Time", "Coordinated Universal Time", "Coordinated Universal Time"),
        ("Z", "+0000", "+0000", "+0000"),
        ("ZZ", "+00:00", "+00:00", "+00:00"),
        ("ZZZ", "UTC", "UTC", "UTC"),
    ],
)
def test_letters(pattern: str, afternoon: str, midnight: str, new_year: str) -> None:
    """Three moments, at the edges of the fields; 30 December 2024 is in the first week of 2025."""
    assert afternoon == format_joda(AFTERNOON, pattern)
    assert midnight == format_joda(MIDNIGHT, pattern)
    assert new_year == format_joda(NEW_YEAR, pattern)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("YYYY-MM-dd-HH-mm-ss", "2024-03-05-14-08-09"),
        ("YYYY-MM-dd_hh.mm", "2024-03-05_02.08"),
        ("yyyy-MM-dd'T'HH:mm:ss", "2024-03-05T14:08:09"),
        ("YY-MM-DD HH:MM:SS", "24-03-65 14:03:04"),
        ("h 'o''clock' a", "2 o'clock PM"),
        ("''yy''", "'24'"),
        ("yyyyMMdd", "20240305"),
        ("'year' y", "year 2024"),
        ("y 'open", "2024 open"),
        ("dd.é.MM", "05.é.03"),
        ("/", "/"),
    ],
)
def test_patterns(pattern: str, expected: str) -> None:
    """Fields, text and quotes together; the first ones are from published pipelines."""
    assert expected == format_joda(AFTERNOON, pattern)


def test_the_year_keeps_four_digits() -> None:
    """Where strftime would drop leading zeros."""
    assert format_joda(datetime(33, 1, 1, tzinfo=UTC), "yyyy") == "0033"


@pytest.mark.parametrize("letter", list("bcfgijlnopqrtuvABFIJLNOPQRTUVWX"))
def test_fails_on_other_letters(letter: str) -> None:
    """SimpleDateFormat and java.time know more letters; Joda does not."""
    with pytest.raises(ArgumentError) as caught:
        format_joda(AFTERNOON, f"yyyy-{letter}")
    assert caught.value.index == 5


def test_fails_on_an_empty_pattern() -> None:
    """As Joda does."""
    with pytest.raises(ArgumentError):
        format_joda(AFTERNOON, "")
