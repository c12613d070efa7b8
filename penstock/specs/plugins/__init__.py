"""What a project adds to Penstock: steps and hooks, in folders of its own or in installed packages."""

from __future__ import annotations

FOLDERS = ("steps", "hooks")
"""Where a project has its plugins, beside etl_specs/ and assets/."""

__all__ = ["FOLDERS"]
