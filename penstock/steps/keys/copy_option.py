"""An option of COPY or UNLOAD, as a spec gives it to a step that writes the rest of the statement."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.steps.keys.types import Text
from penstock.steps.parts.script_text import EVALUATED
from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.lexer import tokenize

_BOTH = """
    BZIP2 CSV DELIMITER ENCRYPTED ESCAPE FIXEDWIDTH FORMAT GZIP JSON MANIFEST MASTER_SYMMETRIC_KEY NULL PARQUET REGION
    ZSTD
"""
_OF_COPY = """
    ACCEPTANYDATE ACCEPTINVCHARS AVRO BLANKSASNULL COMPROWS COMPUPDATE DATEFORMAT EMPTYASNULL ENCODING EXPLICIT_IDS
    FILLRECORD IGNOREALLERRORS IGNOREBLANKLINES IGNOREHEADER LZOP MAXERROR NOLOAD ORC QUOTE READRATIO REMOVEQUOTES
    ROUNDEC SERIALIZETOJSON SHAPEFILE SSH STATUPDATE TIMEFORMAT TRIMBLANKS TRUNCATECOLUMNS
"""
_OF_UNLOAD = """
    ADDQUOTES ALLOWOVERWRITE CLEANPATH EXTENSION HEADER KMS_KEY_ID MAXFILESIZE PARALLEL PARTITION ROWGROUPSIZE
"""
_COPY = frozenset(f"{_BOTH} {_OF_COPY}".split())
"""What options of COPY begin with: https://docs.aws.amazon.com/redshift/latest/dg/r_COPY-parameters.html"""
_UNLOAD = frozenset(f"{_BOTH} {_OF_UNLOAD}".split())
"""What options of UNLOAD begin with: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html"""
CREDENTIALS = frozenset({"IAM_ROLE", "CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN"})
_WORD = re.compile(r"\s*(\w+)")


def _check_known(text: str, statement: str, known: frozenset[str]) -> str:
    """Check what an option begins with, unless an expression gives it."""
    match = _WORD.match(text)
    word = match[1].upper() if match else ""
    if word in known or text.lstrip().startswith(EVALUATED):
        return text
    hint = did_you_mean(word, known) or f"it begins with {listed(known)}"
    raise PydanticCustomError(
        "option_unknown",
        "'{text}' is no option of {statement}; {hint}",
        {"text": text, "statement": statement, "hint": hint},
    )


def _any_copy_option(text: str) -> str:
    return _check_known(text, "COPY", _COPY | CREDENTIALS)


def _unload_option(text: str) -> str:
    return _check_known(_option(text), "UNLOAD", _UNLOAD)


def _words(text: str) -> set[str]:
    try:
        tokens = tokenize(text)
    except SqlSyntaxError as error:
        raise PydanticCustomError("option_syntax", "{reason}", {"reason": str(error)}) from None
    if any(token.kind == "mark" and token.text == ";" for token in tokens):
        raise PydanticCustomError("option_end", "an option has no semicolon: the step writes the statement")
    return {token.text.upper() for token in tokens if token.kind == "word"}


def _option(text: str) -> str:
    found = sorted(_words(text) & CREDENTIALS)
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
    return _check_known(text, "COPY", _COPY)


CopyOption = Annotated[Text, AfterValidator(_copy_option)]
"""An option of COPY, such as `CSV` or `DELIMITER ','`."""
AnyCopyOption = Annotated[Text, AfterValidator(_any_copy_option)]
"""An option of COPY where the service writes the statement."""
UnloadOption = Annotated[Text, AfterValidator(_unload_option)]
"""An option of UNLOAD, such as `GZIP`."""
