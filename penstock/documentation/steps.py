"""docs/steps/: a page for each step, and a table of them by what they are for."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from penstock.documentation import markdown
from penstock.documentation.example_specs import ROOT, STEP_EXAMPLES, Example, read_example
from penstock.documentation.key_table import Key, key_table
from penstock.documentation.schema_values import JsonSchema
from penstock.documentation.spec_keys import KeyReader
from penstock.documentation.spec_models import first_paragraph, schema_of
from penstock.documentation.step_texts import GROUPS, INTRODUCTION, READING
from penstock.specs.spec import Spec
from penstock.steps import PENSTOCK, ActivityStep, Step

FOLDER = Path("docs/steps")
NOTE = markdown.generated_from("penstock/steps/ and docs/examples/steps/")
FAMILIES = (Step, ActivityStep)  # their keys are told once, in the table of all steps
_LEVELS = ("minimal", "comprehensive")


def pages() -> dict[Path, str]:
    """Make the table and the pages."""
    return {
        FOLDER / "README.md": _overview(),
        **{FOLDER / f"{type_of(step)}.md": page(step) for step in PENSTOCK.all()},
    }


def page(step: type[Step]) -> str:
    """Make the page of one step; without its examples where they are not written yet, which is a failing test."""
    type_ = type_of(step)
    minimal, comprehensive = (_example(type_, level) for level in _LEVELS)
    told = [_paragraph(text) for text in inspect.cleandoc(step.__doc__ or "").split("\n\n")]
    first = next((place for place, text in enumerate(told) if text.startswith("Compiles to ")), len(told))
    keys = f"## Keys\n\n{key_table(own_keys(step))}"
    parts = [NOTE, f"# {type_}", *told[:first], keys, _shared_keys_in_words(step)]
    if minimal:
        parts.append(f"## The smallest spec\n\n{_shown(minimal)}")
    if comprehensive:
        parts.append(f"## A spec with every key\n\n{_shown(comprehensive)}")
    parts += ["## What it compiles to", *told[first:], _compiled(comprehensive) if comprehensive else ""]
    return markdown.page(parts)


def _paragraph(text: str) -> str:
    return f"Guide: <{text}>" if text.startswith("https://") else first_paragraph(text)


def type_of(step: type[Step]) -> str:
    """Return the value of a step's `type`."""
    return str(step.model_fields["type"].annotation.__args__[0])  # type: ignore[union-attr]


def heading_word(type_: str) -> str:
    """Return what stands for a type in the headings: the type itself, or its first word."""
    said = {word for _, _, words in GROUPS for word in words}
    return type_ if type_ in said else type_.split("-", maxsplit=1)[0]


def example_path(type_: str, level: str) -> Path:
    """Where the example of a step is: `minimal` or `comprehensive`."""
    return STEP_EXAMPLES / f"{type_}.{level}.yaml"


def own_keys(step: type[Step]) -> list[Key]:
    """Return the keys that a step declares itself."""
    shared = _shared_names(step)
    return [key for key in _keys(step) if _first(key) not in shared]


def shared_keys(step: type[Step]) -> list[Key]:
    """Return the keys that a step has from its family."""
    shared = _shared_names(step)
    return [key for key in _keys(step) if _first(key) in shared]


def _keys(step: type[Step]) -> Iterator[Key]:
    return KeyReader(_models()).keys(step.__name__)


@cache
def _models() -> JsonSchema:
    models: JsonSchema = schema_of(Spec)["$defs"]
    return models


def _first(key: Key) -> str:
    return re.split(r"[.\[]", key.path, maxsplit=1)[0]


def _shared_names(step: type[Step]) -> set[str]:
    return {name for family in FAMILIES if issubclass(step, family) for name in family.model_fields}


def _shared_keys_in_words(step: type[Step]) -> str:
    names = list(dict.fromkeys(map(_first, shared_keys(step))))
    where = f" It runs on a resource of type {_listed(list(step.RUNS_ON), 'or')}." if step.RUNS_ON else ""
    return f"Like other steps it may have {_listed(names)}: see [shared keys](README.md#shared-keys).{where}"


def _listed(names: list[str], word: str = "and") -> str:
    *most, last = (f"`{name}`" for name in names)
    return f"{', '.join(most)} {word} {last}" if most else last


def _example(type_: str, level: str) -> Example | None:
    path = example_path(type_, level)
    return read_example(path) if (ROOT / path).exists() else None


def _shown(example: Example) -> str:
    return f"[{example.path.name}](../examples/steps/{example.path.name}):\n\n{markdown.code('yaml', example.text)}"


def _compiled(example: Example) -> str:
    links = ", ".join(f"[{name}](../objects/{name}.md)" for name in example.types)
    return (
        f"The spec above becomes these objects of AWS Data Pipeline: {links}.\n\n"
        f"`penstock show` draws them; here with names of an example:\n\n{markdown.code('text', example.tree)}"
    )


def _overview() -> str:
    parts = [NOTE, "# Steps", INTRODUCTION]
    for heading, what, words in GROUPS:
        rows = [
            (f"[{type_of(step)}]({type_of(step)}.md)", first_paragraph(inspect.cleandoc(step.__doc__ or "")))
            for step in PENSTOCK.all()
            if heading_word(type_of(step)) in words
        ]
        parts += [f"## {heading}\n\n{what}", markdown.table(("type", "what it does"), rows)] if rows else []
    shared = {key.path: key for step in PENSTOCK.all() for key in shared_keys(step)}
    parts += [f"## Shared keys\n\n{key_table(shared.values())}", f"## How to read the tables\n\n{READING}"]
    return markdown.page(parts)
