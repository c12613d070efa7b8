"""The golden templates: what each spec synthesizes to in each environment, in a form made for review."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from etl_constructs.node import use_bundled_node

use_bundled_node()  # before aws_cdk starts it

from aws_cdk import App

from penstock.diagnostics.diagnostic import refuse_errors
from penstock.environments import read_environment
from penstock.specs.folder import load_folder
from stacks.assembly import add_stacks

_ASSET_HASH = re.compile(r"\b[0-9a-f]{64}\b")


def golden_templates(root: Path) -> dict[str, str]:
    """Synthesize every spec in every environment of cdk.json.

    Args:
        root: the project.

    Returns:
        File name -> template text; hashes of assets are masked, since the assets are reviewed themselves.
    """
    context = json.loads((root / "cdk.json").read_text(encoding="utf-8"))["context"]
    templates = {}
    for name in context["environments"]:
        app = App(context=context, analytics_reporting=False)
        environment = read_environment(context["environments"], name)
        refuse_errors(add_stacks(app, load_folder(root / "etl_specs", root / "assets"), environment, name))
        for stack in app.synth().stacks:
            templates[f"{stack.id}.{name}.json"] = _reviewable(stack.template)
    return templates


def _reviewable(template: Any) -> str:
    text = json.dumps(template, indent=1, sort_keys=False) + "\n"
    return _ASSET_HASH.sub("<asset hash>", text)


def main() -> None:
    """Rewrite tests/golden/."""
    os.environ["CDK_VALIDATION"] = "false"
    root = Path(sys.argv[1])
    folder = root / "tests" / "golden"
    templates = golden_templates(root)  # first, so that a spec with a mistake leaves the old ones as they are
    for old in folder.glob("*.json"):
        old.unlink()
    for name, text in templates.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
