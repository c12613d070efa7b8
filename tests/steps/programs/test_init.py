"""What all programs must be, to run where Penstock is not."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import penstock.steps.programs

FILES = sorted(Path(penstock.steps.programs.__file__).parent.glob("*.py"))
OTHERS = {"extract_cassandra.py": {"cassandra"}}
"""What is not in the standard library; `library:` brings it."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_program_needs_an_old_python_and_nothing_else(path: Path) -> None:
    """Its syntax is that of Python 3.7; it imports the standard library, and its neighbours relatively."""
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 7))

    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names |= {node.module for node in froms if node.level == 0 and node.module is not None}

    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names | OTHERS.get(path.name, set())
    assert {node.module for node in froms if node.level} <= {other.stem for other in FILES}
    assert {node.level for node in froms} <= {0, 1}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_types_are_only_written_where_nobody_evaluates_them(path: Path) -> None:
    """`list[int]` and `collections.abc.Callable[...]` are none of Python 3.7, but for annotations."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    annotations = [
        part
        for node in ast.walk(tree)
        for field in ("annotation", "returns")
        if (part := getattr(node, field, None)) is not None
    ]
    not_evaluated = {inner for part in annotations for inner in ast.walk(part)}
    generic = {"list", "dict", "set", "frozenset", "tuple", "type"} | {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "collections.abc"
        for alias in node.names
    }
    found = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and node not in not_evaluated and isinstance(node.value, ast.Name)
        if node.value.id in generic
    ]
    assert found == []


@pytest.mark.parametrize("version", ["3.7", "3.8", "3.9", "3.10"])
def test_programs_run_in_an_old_python(version: str, tmp_path: Path) -> None:
    """Where there is one on this machine."""
    python = shutil.which(f"python{version}")
    is_there = python is not None and subprocess.run([python, "-c", ""], capture_output=True, check=False)
    if python is None or not is_there or is_there.returncode != 0:
        pytest.skip(f"there is no python{version} here")
    (tmp_path / "programs").symlink_to(FILES[0].parent)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_text('id\x03{"n":"1.10"}', encoding="utf-8")
    arguments = {
        "dynamodb_to_json": (["--input=in", "--output=out"], 0, ""),
        "extract_cassandra": (["--host=a", "--keyspace=k", "--query=q", "--output=o"], 1, "cassandra-driver is needed"),
        "extract_http": (["--url=http://127.0.0.1:1/", "--output=o", "--retries=0"], 1, "Connection refused"),
    }
    assert {path.stem for path in FILES if "__main__" in path.read_text(encoding="utf-8")} == set(arguments)
    for program, (options, code, said) in arguments.items():
        ran = subprocess.run(
            [python, "-B", "-m", f"programs.{program}", *options],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == code, ran.stderr
        assert said in ran.stderr
        assert "Traceback" not in ran.stderr
    assert (tmp_path / "out" / "part-00001.json").read_text(encoding="utf-8") == '{"id":1.10}\n'
