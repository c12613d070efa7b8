"""COPY's options for a data node.

https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html
"""

from __future__ import annotations

import re

from penstock.definition.wire import WireObject
from penstock.worker.errors import TaskFailed
from penstock.worker.redshift.statement_text import literal
from penstock.worker.task import Task, described

_CREDENTIALS = re.compile(r"\b(credentials|access_key_id|secret_access_key|session_token)\b", re.IGNORECASE)
_AUTHORISED = re.compile(r"\biam_role\b", re.IGNORECASE)
_SEPARATORS = {"CSV": ",", "TSV": "\t"}


def copy_options(task: Task, node: WireObject) -> str:
    """The text after COPY's source: authorisation, format, compression and manifest.

    A data format on the node wins over the activity's commandOptions, as the service has it. Without an escapeChar
    the format CSV is read as Redshift's CSV, so quoted fields may hold commas.

    Raises:
        TaskFailed: COPY cannot read the format, or the options carry credentials.
    """
    data_format = task.optional_reference(node, "dataFormat")
    given = " ".join(option.strip() for option in task.activity.strings("commandOptions") if option.strip())
    _refuse_credentials(task.activity, given)
    options = given if data_format is None else _format_options(data_format)
    parts = ["" if _AUTHORISED.search(options) else "IAM_ROLE default", options]
    if node.string("manifestFilePath") is not None and not _has(options, "manifest"):
        parts.append("MANIFEST")
    if (node.string("compression") or "none").lower() == "gzip" and not _has(options, "gzip"):
        parts.append("GZIP")
    return " ".join(part for part in parts if part)


def _refuse_credentials(activity: WireObject, options: str) -> None:
    if _CREDENTIALS.search(options):
        raise TaskFailed(
            "InvalidField",
            f"commandOptions of {described(activity)} carry credentials; remove them: "
            "COPY runs with IAM_ROLE default, or with an IAM_ROLE among the options",
        )


def _format_options(data_format: WireObject) -> str:
    if data_format.type not in {"CSV", "TSV", "Custom"}:
        raise TaskFailed("NotSupported", f"COPY cannot read {described(data_format)}; use CSV, TSV or Custom")
    record_separator = data_format.string("recordSeparator")
    if record_separator not in {None, "\n", "\\n"}:
        raise TaskFailed(
            "NotSupported", f"{described(data_format)} has a recordSeparator; COPY ends a row with \\n only"
        )
    escape = data_format.string("escapeChar")
    if escape not in {None, "\\"}:
        raise TaskFailed(
            "NotSupported", f"escapeChar of {described(data_format)} is {escape!r}; COPY escapes with \\ only"
        )
    if data_format.type == "CSV" and escape is None:
        return "CSV"
    separator = data_format.string("columnSeparator") or _SEPARATORS.get(data_format.type or "")
    if separator is None:
        raise TaskFailed("MissingField", f"{described(data_format)} has no field columnSeparator; set it")
    # A separator that the definition spells as an escape (\t, \001) is one for COPY, too.
    delimiter = f"DELIMITER '{separator}'" if separator.startswith("\\") else f"DELIMITER {literal(separator)}"
    return f"{delimiter} ESCAPE" if escape else delimiter


def _has(options: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", options, re.IGNORECASE) is not None
