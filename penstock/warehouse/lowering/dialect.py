"""Redshift's grammar as sqlglot has it, but calls of our own functions stay as they are written."""

from __future__ import annotations

from sqlglot.dialects.redshift import Redshift
from sqlglot.parsers.redshift import RedshiftParser

from penstock.warehouse.functions import FUNCTIONS

_OWN_SYNTAX = frozenset({"SUBSTRING"})
"""What may be called with keywords in the place of commas, too."""

_OURS = {name.upper() for name in FUNCTIONS} - _OWN_SYNTAX


class _Parser(RedshiftParser):
    FUNCTIONS = {name: build for name, build in RedshiftParser.FUNCTIONS.items() if name not in _OURS}  # noqa: RUF012
    FUNCTION_PARSERS = {  # noqa: RUF012
        name: parse for name, parse in RedshiftParser.FUNCTION_PARSERS.items() if name not in _OURS
    }


class WarehouseRedshift(Redshift):
    """What `penstock.warehouse.lowering.lower` parses with."""

    Parser = _Parser
    ORIGINAL_NAME_META_KEY = "name"
