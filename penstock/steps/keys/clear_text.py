"""Credentials in clear text, which all would see who read the spec or look at the pipeline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from penstock.steps.parts.script_text import EVALUATED

IN_CLEAR = "credentials_in_clear"
"""Type of the error, of which no value is ever shown."""
_HEADER = re.compile(
    r"(proxy-)?authorization|cookie|.*(api-?key|auth-?token|access-?token|security-?token|secret|password).*",
    re.IGNORECASE,
)
_PARAMETER = re.compile(
    r"(api|access|auth|client|secret)[_-]?(key|token|secret)|token|secret|password|passwd|pwd|sig|signature",
    re.IGNORECASE,
)


def refuse_headers(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Check that no header of a request is there to carry credentials.

    Raises:
        ValidationError: where one is, at its name.
    """
    return _refuse(headers, _HEADER, "header")


def refuse_parameters(parameters: Mapping[str, str]) -> Mapping[str, str]:
    """Check that no parameter of a query is there to carry credentials.

    Raises:
        ValidationError: where one is, at its name.
    """
    return _refuse(parameters, _PARAMETER, "parameter")


def refuse_url(url: str) -> str:
    """Check that neither the server nor the query of a URL has credentials.

    Raises:
        PydanticCustomError: where one has.
    """
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise _finding("the user of a URL")
    for name, value in parse_qsl(parts.query):
        if _PARAMETER.fullmatch(name) and EVALUATED not in value:
            raise _finding(f"the parameter {name}")
    return url


def _refuse(given: Mapping[str, str], names: re.Pattern[str], what: str) -> Mapping[str, str]:
    found = [name for name, value in given.items() if names.fullmatch(name) and EVALUATED not in value]
    if found:
        errors = [InitErrorDetails(type=_finding(f"the {what} {name}"), loc=(name,), input=name) for name in found]
        raise ValidationError.from_exception_data(what, errors)
    return given


def _finding(what: str) -> PydanticCustomError:
    return PydanticCustomError(
        IN_CLEAR, "{what} would show its value to all who read the spec; write `secret` instead", {"what": what}
    )
