"""load-redshift: RedshiftCopyActivity into a table that is there."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.copy_options import COMPRESSIONS, invalid_characters
from penstock.importers.dataduct.model import DuctStep, NewStep, Reads, Source, StepType
from penstock.importers.dataduct.wire_format import copy_options

MODES = {mode: mode.lower().replace("_", "-") for mode in ("APPEND", "KEEP_EXISTING", "OVERWRITE_EXISTING", "TRUNCATE")}


def translate(step: DuctStep, context: Context) -> list[NewStep]:
    """Load with the options that dataduct gave COPY."""
    values = step.values
    before, sources = context.read_one(step)
    schema = values.text("schema", required=True) or ""
    table = values.text("table", required=True) or ""
    mode = values.text("insert_mode") or "TRUNCATE"
    keys: dict[str, Any] = {
        "table": context.tables.require(f"{schema}.{table}", values.at("table")),
        "insert_mode": _choice(step, context, "insert_mode", mode, MODES),
        "options": _options(step, context, sources),
    }
    return [*before, NewStep("copy-into-redshift", keys, values.place, reads=sources)]


def _options(step: DuctStep, context: Context, sources: tuple[Source, ...]) -> list[str]:
    values = step.values
    options = copy_options(sources)
    compression = values.text("compression")
    if compression is not None:
        options.append(_choice(step, context, "compression", compression, COMPRESSIONS))
    errors = values.whole("max_errors")
    if errors:
        options.append(f"MAXERROR {errors}")
    character = values.text("replace_invalid_char")
    if character is not None:
        options.append(invalid_characters(character))
    return options


def _choice(step: DuctStep, context: Context, key: str, found: str, known: dict[str, str]) -> str:
    if found not in known:
        place = step.values.at(key)
        context.findings.error(
            "PS204", f"there is no {key} '{found}'", place, allowed=listed(known), advice=did_you_mean(found, known)
        )
    return known.get(found, "")


STEP = StepType("load-redshift", "LoadRedshiftStep", translate, reads=Reads.DATA)
