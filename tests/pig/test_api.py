"""What `import penstock.pig` brings, and what it leaves for later."""

from __future__ import annotations

import subprocess
import sys

import penstock.pig


def test_import_is_light() -> None:
    """Lark and DuckDB are loaded only when a script is checked or run."""
    code = "import sys, penstock.pig; print(sorted({'lark', 'duckdb'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_names() -> None:
    """The public names."""
    assert set(penstock.pig.__all__) == {
        "LocalStorage",
        "PigError",
        "PigRuntimeError",
        "PigSyntaxError",
        "PigTypeError",
        "ScriptResult",
        "Storage",
        "StoreResult",
        "check_script",
        "run_script",
    }
    assert all(hasattr(penstock.pig, name) for name in penstock.pig.__all__)
