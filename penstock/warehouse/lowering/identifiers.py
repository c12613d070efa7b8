"""Redshift folds identifiers to lower case, quoted ones too (enable_case_sensitive_identifier is off by default)."""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.lowering.base import Scope


def fold_identifiers(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Write every identifier in lower case, quoted so that none is a keyword to DuckDB."""
    for node in tree.find_all(exp.Identifier):
        node.set("this", node.name.lower())
        node.set("quoted", True)
    return tree
