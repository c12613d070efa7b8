"""Exit codes: a part of the contract, for CI; docs/operations.md has them for people."""

from __future__ import annotations

OK = 0
FAILED = 1
"""A spec has errors, an instance of a run did not finish, `penstock diff` found a refusal or a replacement, the service
refuses, or there is nothing to do."""
USAGE = 2
"""The command was called wrongly, or names what is not there."""
TIMED_OUT = 3
"""`--timeout` passed before the run was over."""
INTERRUPTED = 130
"""Ctrl-C."""
TERMINATED = 143
"""SIGTERM."""
