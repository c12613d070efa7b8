"""The commands of a cluster as executables."""

import importlib
import subprocess

from penstock.worker.emr.tools import TOOLS, write_tools


def test_every_command_has_its_program():
    """By name of the module."""
    for module in TOOLS.values():
        assert callable(importlib.import_module(f"penstock.worker.emr.programs.{module}").main)


def test_commands_pass_arguments_on(tmp_path, clients):
    """Whatever is in them; the program's exit code is the command's, and programs see no path of ours."""
    write_tools(tmp_path / "tools")
    (tmp_path / "script").write_text('#!/bin/sh\nprintf "%s|" "$@" "$PYTHONPATH"\nexit 5\n')
    (tmp_path / "home").mkdir()
    environment = {"PATH": "/usr/bin:/bin", "PENSTOCK_HDFS": str(tmp_path), "TMPDIR": str(tmp_path / "home")}
    command = [tmp_path / "tools/script-runner", (tmp_path / "script").as_uri(), "a b", "", "'$x\"", "é"]

    ended = subprocess.run(command, env={**clients.environment(), **environment}, capture_output=True, check=False)

    assert (ended.returncode, ended.stderr) == (5, b"")
    assert ended.stdout.decode() == "a b||'$x\"|é||"
