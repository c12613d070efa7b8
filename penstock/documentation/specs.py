"""docs/specs.md: everything in a spec that is around its steps."""

from __future__ import annotations

from pathlib import Path

from penstock.documentation import markdown
from penstock.documentation.example_specs import DEFAULTS_EXAMPLES, ROOT, SPEC_EXAMPLES, read_example
from penstock.documentation.key_table import key_table
from penstock.documentation.schema_values import JsonSchema
from penstock.documentation.spec_keys import KeyReader, model_names
from penstock.documentation.spec_models import PERIOD, schema_of
from penstock.documentation.step_texts import READING
from penstock.specs.spec import Spec
from penstock.steps import PENSTOCK

PATH = Path("docs/specs.md")
INTRODUCTION = """\
# Specs

A spec is a YAML file in `etl_specs/`: one file is one pipeline, and one stack. It says when the pipeline runs, on what
machines, and what it does, step by step. Files whose names begin with `_` are left out.

Editors complete the keys, tell what they mean and underline mistakes by
[a JSON Schema](schema/spec.schema.json), if the spec begins with this line (the path is from the spec) and the editor
has a language server for YAML:

    # yaml-language-server: $schema=../docs/schema/spec.schema.json

`penstock validate` finds these mistakes and many more. A spec of `kind: definition` holds pipeline objects instead of
steps: see [definitions](definitions.md)."""
DEFAULTS = """\
## What specs have in common

Keys that many specs share can stand in `_defaults.yaml` beside them, or in a folder above. Mappings are merged key by
key, everything else is replaced, and what a spec says itself goes first. So the line

    # yaml-language-server: $schema=../docs/schema/defaults.schema.json

helps with the defaults, and the schema of specs asks for no key that defaults may have. An example:"""
_STEP = "[a step](steps/README.md)"


def pages() -> dict[Path, str]:
    """Make the page."""
    models: JsonSchema = schema_of(Spec)["$defs"]
    top = models[Spec.__name__]["properties"]
    held = dict.fromkeys(name for value in top.values() for name in model_names(value))
    sections = [name for name in held if name not in (*_steps(), PERIOD)]
    links = dict.fromkeys(_steps(), _STEP)
    links |= {name: f"[{models[name]['title']}](#{_anchor(models[name])})" for name in sections}
    parts = [
        markdown.generated_from("penstock/specs/, penstock/steps/ and docs/examples/specs/"),
        INTRODUCTION,
        f"## Keys\n\n{key_table(KeyReader(models, links).keys(Spec.__name__))}",
        READING.replace("../", ""),
    ]
    reader = KeyReader(models, {key: link for key, link in links.items() if key in _steps()})
    for name in sections:
        parts += [f"## {models[name]['title']}", models[name]["description"], key_table(reader.keys(name))]
    return {PATH: markdown.page([*parts, *_defaults(), *_examples()])}


def example_paths(root: Path = ROOT) -> list[Path]:
    """Return the examples in the order of the page, shortest first; together they use every key."""
    found = (root / SPEC_EXAMPLES).glob("*.yaml")
    return sorted((path.relative_to(root) for path in found), key=lambda path: ((root / path).stat().st_size, path))


def _examples() -> list[str]:
    parts = ["## Examples", "Tested ones, which together use every key. `penstock show` draws what they compile to."]
    for path in example_paths():
        example = read_example(path)
        parts += [
            f"### {path.stem}",
            f"[{path.name}](examples/specs/{path.name}):",
            markdown.code("yaml", example.text),
        ]
        parts.append(markdown.code("text", example.tree))
    return parts


def _defaults() -> list[str]:
    paths = [DEFAULTS_EXAMPLES / name for name in ("_defaults.yaml", "visits.yaml")]
    shown = (
        f"[{path.name}](examples/defaults/{path.name}):\n\n"
        + markdown.code("yaml", (ROOT / path).read_text(encoding="utf-8"))
        for path in paths
    )
    return [DEFAULTS, *shown]


def _steps() -> set[str]:
    return {step.__name__ for step in PENSTOCK.all()}


def _anchor(model: JsonSchema) -> str:
    return str(model["title"]).replace(" ", "-")
