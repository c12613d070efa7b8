"""An option of COPY or UNLOAD, as a spec gives it to a step that writes the rest of the statement."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from penstock.steps.types import Text
from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.lexer import tokenize

_CREDENTIALS = frozenset({"IAM_ROLE", "CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN"})


def _words(text: str) -> set[str]:
    try:
        tokens = tokenize(text)
    except SqlSyntaxError as error:
        raise PydanticCustomError("option_syntax", "{reason}", {"reason": str(error)}) from None
    if any(token.kind == "mark" and token.text == ";" for token in tokens):
        raise PydanticCustomError("option_end", "an option has no semicolon: the step writes the statement")
    return {token.text.upper() for token in tokens if token.kind == "word"}


def _option(text: str) -> str:
    found = sorted(_words(text) & _CREDENTIALS)
    if found:
        raise PydanticCustomError(
            "option_credentials",
            "{found} is no option of this step: the warehouse uses the role that the environment gives it "
            "(`warehouse.iam_role`, by default that of the cluster)",
            {"found": found[0]},
        )
    return text


def _copy_option(text: str) -> str:
    words = _words(_option(text))
    if "MAXERROR" in words:
        raise PydanticCustomError("option_errors", "write `max_errors`: the step counts what COPY refuses")
    if "NOLOAD" in words:
        raise PydanticCustomError("option_noload", "NOLOAD loads nothing, so that the table would be emptied")
    return text


CopyOption = Annotated[Text, AfterValidator(_copy_option)]
"""An option of COPY, such as `CSV` or `DELIMITER ','`."""
UnloadOption = Annotated[Text, AfterValidator(_option)]
"""An option of UNLOAD, such as `GZIP`."""
