"""Options of COPY and UNLOAD, as specs give them."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.steps.keys.copy_option import CREDENTIALS, AnyCopyOption, CopyOption, UnloadOption
from penstock.warehouse.copy.options import OPTIONS as COPY_OPTIONS
from penstock.warehouse.unload.options import OPTIONS as UNLOAD_OPTIONS


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (CopyOption, "csv"),
        (CopyOption, " DELIMITER ','"),
        (CopyOption, "FORMAT AS JSON 'auto'"),
        (CopyOption, "CSV QUOTE AS '%' GZIP"),
        (CopyOption, "#{myOption}"),
        (AnyCopyOption, "MAXERROR 10"),
        (AnyCopyOption, "IAM_ROLE DEFAULT"),
        (UnloadOption, "PARTITION BY (day) INCLUDE"),
        (UnloadOption, "MAXFILESIZE 100 MB"),
    ],
)
def test_known_ones(type_: Any, text: str) -> None:
    """In any case, and with what belongs to them; an expression may give anything."""
    assert TypeAdapter(type_).validate_python(text) == text


@pytest.mark.parametrize("option", [option.keyword for option in COPY_OPTIONS])
def test_all_that_the_local_warehouse_copies_with(option: str) -> None:
    """None of them is refused."""
    assert TypeAdapter(AnyCopyOption).validate_python(option) == option


@pytest.mark.parametrize("option", [option.keyword for option in UNLOAD_OPTIONS if option.keyword not in CREDENTIALS])
def test_all_that_the_local_warehouse_unloads_with(option: str) -> None:
    """Likewise, but for credentials."""
    assert TypeAdapter(UnloadOption).validate_python(option) == option


@pytest.mark.parametrize(
    ("type_", "text", "message"),
    [
        (CopyOption, "GZP", "'GZP' is no option of COPY; did you mean 'GZIP'?"),
        (AnyCopyOption, "truncatecolumn", "did you mean 'TRUNCATECOLUMNS'?"),
        (UnloadOption, "IGNOREHEADER 1", "'IGNOREHEADER 1' is no option of UNLOAD; did you mean 'HEADER'?"),
        (CopyOption, "','", " is no option of COPY; it begins with ACCEPTANYDATE, ACCEPTINVCHARS, AVRO"),
        (CopyOption, "IAM_ROLE default", "IAM_ROLE is no option of this step"),
        (UnloadOption, "GZIP CREDENTIALS 'x'", "CREDENTIALS is no option of this step"),
        (CopyOption, "MAXERROR 3", "write `max_errors`"),
        (CopyOption, "CSV NOLOAD", "NOLOAD loads nothing"),
        (CopyOption, "CSV;", "an option has no semicolon"),
        (UnloadOption, "DELIMITER '", "unterminated"),
    ],
)
def test_fails_for_what_is_no_option(type_: Any, text: str, message: str) -> None:
    """When the spec is checked, and not when the load runs."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(type_).validate_python(text)

    assert message in str(caught.value)
