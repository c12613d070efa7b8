"""docs/objects/: a page for each object type, and a table of them by family."""

from __future__ import annotations

import json
from pathlib import Path

from penstock.definition.cli_form import to_cli
from penstock.definition.pipeline import PipelineDefinition
from penstock.documentation import markdown
from penstock.documentation.object_examples import example, source
from penstock.documentation.object_fields import (
    FAMILIES,
    choices_between,
    family,
    fields_at_run_time,
    inherited_fields,
    own_fields,
)
from penstock.objects import TYPES, Default, Parameter, PipelineObject
from penstock.objects.base import Entity

FOLDER = Path("docs/objects")
NOTE = markdown.generated_from("penstock/objects/")
INTRODUCTION = """\
Every object type of AWS Data Pipeline, with the fields that Penstock knows. They are Python classes in
`penstock.objects`, and mappings in specs of `kind: definition`, where the fields have the service's names. Editors
complete those, and show what a field means, by [a JSON Schema](../schema/definition.schema.json): the language server
for YAML takes it from a line at the top of the spec, with the path from there:

    # yaml-language-server: $schema=../docs/schema/definition.schema.json"""
READING = """\
## How to read the pages

- **required**: the object must have the field, itself or from its `parent` or `Default`. In Python the class asks for
  it.
- **required, usually on Default**: likewise, but the class does not ask, as one value mostly serves all objects.
- **one of**: a group of fields of which exactly one is set; the page says which.
- **expected**: the guide calls it required, and working pipelines leave it out.
- **several**: a field that may be repeated: a list, whose order is kept.
- Every text may hold expressions, `#{...}`; see [expressions](../expressions.md). Every value is text on the wire, so
  in Python each field that is no reference takes text as well, for an expression in place of a number or a choice.
- Choices are compared without regard to case. Periods are a number and minutes, hours, days, weeks, months or years.
- Fields with `*` before their names are stored encrypted. Put no secret there: refer to a parameter whose id begins
  with `*my`, and give its value when the pipeline is activated.
- A field that no class declares is an argument of `other_fields` in Python; a field of your own, named `my` and a
  capital letter or an underscore, is one of `user_fields`.
- *Undocumented* fields are not in the guide's tables, but in its examples or in published pipelines.
- Every object has an `id`, which is unique in the definition, and a `name`, by default the id."""
KINDS: tuple[type[PipelineObject], ...] = (*TYPES, Default)
"""Everything that has a page of its own."""
_PARAMETER_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html"


def pages() -> dict[Path, str]:
    """Make the table and the pages."""
    made = {FOLDER / f"{kind.__name__}.md": page(kind) for kind in KINDS}
    return {FOLDER / "README.md": _overview(), FOLDER / "Parameter.md": _parameter_page(), **made}


def page(kind: type[PipelineObject]) -> str:
    """Make the page of one type."""
    own = own_fields(kind)
    return markdown.page(
        [
            NOTE,
            f"# {kind.__name__}",
            sentence(kind),
            f"**Deprecated**: use [{kind.DEPRECATED}]({kind.DEPRECATED}.md)." if kind.DEPRECATED else "",
            f"Family: [{FAMILIES[kind.CATEGORY]}]({family(kind.CATEGORY)}). Guide: <{kind.DOC_URL}>",
            choices_between(kind),
            f"## Fields\n\n{own}" if own else "",
            f"## Fields that it shares\n\n{inherited_fields(kind)}",
            f"## Example\n\n{_example(kind)}" if kind is not Default else "",
            f"## Fields that the service sets\n\n{fields_at_run_time(kind)}",
        ]
    )


def sentence(kind: type[Entity]) -> str:
    """Return what a type is, in one sentence."""
    return (kind.__doc__ or "").split("\n", 1)[0]


def _example(kind: type[PipelineObject]) -> str:
    item = example(kind)
    form = to_cli(PipelineDefinition.gather([item]).to_wire())
    return (
        "The smallest one; a real one mostly has more fields.\n\n"
        f"{markdown.code('python', source(item))}\n\n"
        f"On the wire:\n\n{markdown.code('json', json.dumps(form['objects'], indent=2, ensure_ascii=False))}"
    )


def _overview() -> str:
    parts = [NOTE, "# Pipeline objects", INTRODUCTION]
    for category, heading in FAMILIES.items():
        rows = [
            (f"[{kind.__name__}]({kind.__name__}.md)", sentence(kind)) for kind in KINDS if category == kind.CATEGORY
        ]
        parts += [f"## {heading}", markdown.table(("type", "what it is"), rows)]
    parts += ["Parameters, which are no objects but stand beside them: [Parameter](Parameter.md).", READING]
    return markdown.page(parts)


def _parameter_page() -> str:
    return markdown.page(
        [
            NOTE,
            "# Parameter",
            sentence(Parameter),
            f"Guide: <{_PARAMETER_URL}>",
            "A value that is given with the pipeline, or when it is activated, goes before the default.",
            f"## Attributes\n\n{own_fields(Parameter)}",
        ]
    )
