"""The package is cheap to import."""

import subprocess
import sys

HEAVY = ("boto3", "duckdb", "lark", "pydantic", "yaml", "difflib", "calendar", "locale", "decimal")


def test_imports_only_light_parts_of_the_standard_library() -> None:
    """In a fresh interpreter, as imports add up in every command."""
    program = "import sys; import penstock.expressions; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    assert "penstock.expressions.parser" in loaded
    assert [name for name in HEAVY if name in loaded] == []
