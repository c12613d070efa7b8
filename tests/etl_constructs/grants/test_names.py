"""Names with expressions."""

from __future__ import annotations

import pytest
from etl_constructs.grants.errors import UngrantableError
from etl_constructs.grants.names import REASON, name_pattern, reason_for


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("orders", "orders"),
        ("${Token[TOKEN.12]}", "${Token[TOKEN.12]}"),
        ("orders-#{format(@scheduledStartTime,'YYYY')}", "orders-*"),
        ("orders-#{myDay}-v2", "orders-*"),
        ("${Token[TOKEN.12]}-#{myDay}", "${Token[TOKEN.12]}-*"),
    ],
)
def test_an_expression_becomes_a_wildcard(name: str, pattern: str) -> None:
    """What comes before it stays; tokens are no expressions."""
    assert name_pattern(name, "tableName") == pattern


@pytest.mark.parametrize("name", ["#{myTable}", "#{a}-orders", "arn:aws:sns:eu-west-1:111122223333:#{myTopic}"])
def test_fails_where_nothing_is_fixed(name: str) -> None:
    """The wildcard would be all tables, or all topics."""
    with pytest.raises(UngrantableError) as caught:
        name_pattern(name, "tableName")
    assert str(caught.value) == (
        f"tableName '{name}' is an expression, so permissions cannot be derived from it; "
        "write the name itself, give its parameter a value, or begin it with a part that is fixed"
    )


def test_only_wildcards_have_a_reason() -> None:
    """Others need none."""
    assert reason_for("arn:aws:sns:::t") is None
    assert reason_for("arn:aws:sns:::t*") == REASON
    assert reason_for("arn:aws:sns:::t*", "because") == "because"
