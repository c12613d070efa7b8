"""Damaged plugins end in findings: whatever is wrong with them, nobody sees a traceback."""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from penstock.compiler import check_compiled
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.diagnostics.formats.pretty import render
from penstock.documentation.example_specs import CUSTOM_EXAMPLE, ROOT
from penstock.specs.loader import LoadedSpec, load_spec
from penstock.specs.plugins import project as plugins_of_projects

EXAMPLE = ROOT / CUSTOM_EXAMPLE
FILES = {path.relative_to(EXAMPLE): path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.glob("*/*.py"))}
SPEC = EXAMPLE / "etl_specs/visits.yaml"
TOKENS = (*"()[]{}:,.=*@", "None", "1", "'x'", "self", "return ", "raise ", "def ", "class ", "lambda: ", "1/0", "not ")


def _damaged(text: str, chance: random.Random) -> str:
    """Cut a character, a line or a stretch, put a token in, replace a word, or swap two lines."""
    lines, place = text.split("\n"), chance.randrange(len(text))
    match chance.randrange(6):
        case 0:
            return text[:place] + text[place + 1 :]
        case 1:
            return text[:place] + text[place + chance.randrange(40) :]
        case 2:
            return text[:place] + chance.choice(TOKENS) + text[place:]
        case 3:
            word, other = chance.choices([*re.finditer(r"\w+", text)], k=2)
            return text[: word.start()] + other[0] + text[word.end() :]
        case 4:
            del lines[chance.randrange(len(lines))]
        case _:
            one, two = chance.choices(range(len(lines)), k=2)
            lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def _judge(folder: Path, deployment: Any) -> list[str]:
    """Load, compile and check the project, ask what a stack asks, and show what is found."""
    try:
        loaded = load_spec(folder / "etl_specs" / SPEC.name, folder / "assets")
        assert isinstance(loaded, LoadedSpec)
        findings = check_compiled(loaded, deployment)
        assert all(isinstance(value, str) for value in (*loaded.spec.all_tags.values(), *loaded.spec.staging_prefixes))
    except DiagnosticsError as error:
        findings = error.diagnostics
    render(findings, relative_to=folder)
    return [item.id for item in findings]


def _campaign(folder: Path, deployment: Any, seeds: range) -> Counter[str]:
    found: Counter[str] = Counter()
    for seed in seeds:
        chance = random.Random(seed)  # noqa: S311 - the seed tells which damage was done
        made = folder / str(seed)
        for path in (*FILES, SPEC.relative_to(EXAMPLE)):
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(EXAMPLE / path, made / path)
        damaged, text = chance.choice([*FILES.items()])
        (made / damaged).write_text(_damaged(text, chance), encoding="utf-8")
        modules = set(sys.modules)
        try:
            found.update(_judge(made, deployment))
        except Exception as error:
            raise AssertionError(f"seed {seed} ends in a traceback; {made / damaged} has the plugin") from error
        plugins_of_projects._plugins.cache_clear()
        for name in set(sys.modules) - modules:
            if name.startswith(("penstock_steps_", "penstock_hooks_")):
                del sys.modules[name]
    return found


def test_damaged_plugins_end_in_findings(tmp_path: Path, deployment: Any) -> None:
    """Some of them: files that cannot be loaded, steps and hooks that fail."""
    assert _campaign(tmp_path, deployment, range(250)).keys() >= {"PS701", "PS704", "PS705"}


@pytest.mark.soak
def test_thousands_of_damaged_plugins_end_in_findings(tmp_path: Path, deployment: Any) -> None:
    """The same, for longer."""
    assert _campaign(tmp_path, deployment, range(5_000)).keys() >= {"PS701", "PS702", "PS704", "PS705"}
