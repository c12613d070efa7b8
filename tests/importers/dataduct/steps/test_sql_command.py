"""sql-command."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct


def test_a_command_or_a_script(duct: Duct) -> None:
    """With its arguments, queue and transaction."""
    assert duct.steps("  - {step_type: sql-command, command: DELETE FROM t WHERE id = ?, script_arguments: [4]}\n") == [
        {"type": "run-sql", "command": "DELETE FROM t WHERE id = ?", "arguments": ["4"]}
    ]
    assert duct.steps(
        "  - {step_type: sql-command, script: sql/delete.sql, queue: night, wrap_transaction: no, max_retries: 1}\n"
    ) == [
        {
            "type": "run-sql",
            "script": "sql/delete.sql",
            "queue": "night",
            "transaction": False,
            "retries": {"maximum": 1, "delay": "10 minutes"},
        }
    ]
