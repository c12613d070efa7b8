"""Options as COPY and UNLOAD have them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.options import ACCESS, Option, flag, read_options, string
from penstock.warehouse.tokens import TokenReader


@dataclass(frozen=True, slots=True)
class Given:
    """What is read."""

    null: str | None = None
    escape: bool = False


KNOWN: tuple[Option[Given], ...] = (
    *ACCESS,
    flag("ESCAPE", escape=True),
    Option("NULL", lambda reader, options: replace(options, null=string(reader))),
)


def read(text: str) -> tuple[Given, set[str]]:
    """Read options of a command that is called DO."""
    return read_options("DO", TokenReader(text), KNOWN, Given())


@pytest.mark.parametrize(
    ("text", "options", "seen"),
    [
        ("", Given(), set()),
        ("WITH escape NULL AS 'x';", Given("x", escape=True), {"ESCAPE", "NULL"}),
        ("NULL 'x'", Given("x"), {"NULL"}),
        ("IAM_ROLE DEFAULT AS REGION AS 'eu-west-1' ESCAPE", Given(escape=True), {"IAM_ROLE", "REGION", "ESCAPE"}),
        ("IAM_ROLE 'arn:aws:iam::111122223333:role/copies'", Given(), {"IAM_ROLE"}),
    ],
)
def test_options(text: str, options: Given, seen: set[str]) -> None:
    """In any order, each with or without AS; who may read is not asked."""
    assert read(text) == (options, seen)


def test_fails_for_what_it_does_not_know() -> None:
    """By the name of the command."""
    with pytest.raises(UnsupportedError, match="the DO option GZIP"):
        read("ESCAPE GZIP")


def test_fails_for_one_that_is_given_twice() -> None:
    """Whatever stands between."""
    with pytest.raises(WarehouseError, match="DO option ESCAPE is given twice"):
        read("ESCAPE NULL 'x' ESCAPE")
