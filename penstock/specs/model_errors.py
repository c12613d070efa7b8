"""Turns pydantic's errors into Diagnostics at the place in the YAML file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.specs.document import Document, KeyPath
from penstock.specs.entries import EntryReader, Parallel
from penstock.specs.places import where_it_can_run
from penstock.steps import PENSTOCK, StepTypes
from penstock.steps.keys import clear_text

_WRONG_TYPE = ("_type", "_parsing", "model_attributes_type")


def to_diagnostics(
    error: ValidationError, document: Document, model: type[BaseModel], types: StepTypes = PENSTOCK
) -> Iterator[Diagnostic]:
    """Yield one Diagnostic for each of pydantic's errors.

    Args:
        error: pydantic's.
        document: the file.
        model: by which it was read.
        types: the steps that it may name.
    """
    for details in error.errors(include_url=False):
        yield _diagnostic(details, document, model, types)


def _diagnostic(details: ErrorDetails, document: Document, model: type[BaseModel], types: StepTypes) -> Diagnostic:
    path, _ = _walk(details["loc"], document.value, model, types)
    kind, context = details["type"], details.get("ctx", {})
    match kind:
        case "extra_forbidden":
            _, owner = _walk(details["loc"][:-1], document.value, model, types)
            fields = owner.model_fields if _is_model(owner) else {}
            known = [field.alias or name for name, field in fields.items()]
            return Diagnostic(
                "PS201",
                f"unknown key '{path[-1]}'{_owner(path[:-1])}",
                document.at_key(path),
                allowed=listed(known),
                help=did_you_mean(str(path[-1]), known),
            )
        case "missing":
            key = details["loc"][-1]
            allowed, help_ = where_it_can_run(document, path, types) if key == "runs_on" else (None, None)
            message = f"the key '{key}' is missing{_owner(path)}"
            return Diagnostic("PS202", message, document.at_key(path), allowed=allowed, help=help_)
        case "union_tag_not_found" if not isinstance(details["input"], dict):
            found = _shown(details["input"])
            return Diagnostic("PS203", f"{_name(path)}{found}: a mapping is needed", document.at(path))
        case "union_tag_invalid" if context["tag"] == Parallel.TAG:
            return Diagnostic(
                "PS204",
                f"{_name(path)}a `parallel` block cannot stand in another one",
                document.at(path),
                help="put its steps into the outer block, or the block behind it",
            )
        case "union_tag_not_found":
            return Diagnostic("PS202", f"the key 'type' is missing{_owner(path)}", document.at(path))
        case "union_tag_invalid":
            known = [tag.strip("' ") for tag in context["expected_tags"].split(",")]
            return Diagnostic(
                "PS205",
                f"there is no type '{context['tag']}'",
                document.at((*path, "type")),
                allowed=listed(known),
                help=did_you_mean(str(context["tag"]), known),
            )
        case clear_text.IN_CLEAR:
            return Diagnostic("PS429", f"{_name(path)}{details['msg']}", document.at_key(path))
        case "asset_missing" | "asset_outside":
            return Diagnostic("PS303", details["msg"], document.at(path), help="paths are relative to assets/")
        case "asset_unreadable":
            return Diagnostic("PS101", details["msg"], document.at(path), help="save the file as UTF-8")
        case _:
            id_ = "PS203" if kind.endswith(_WRONG_TYPE) else "PS204"
            found = f"{_shown(details['input'])}: " if id_ == "PS203" else ""
            return Diagnostic(id_, f"{_name(path)}{found}{_sentence(details['msg'])}", document.at(path))


def _walk(location: tuple[int | str, ...], value: Any, model: type[BaseModel], types: StepTypes) -> tuple[KeyPath, Any]:
    """The path of pydantic's location in a file, and the model or type that stands there.

    Parts of the location that stand for the members of unions are no keys, and are taken out.
    """
    path: list[int | str] = []
    current: Any = model
    for part in location:
        is_key = _is_model(current) or get_origin(current) in (list, dict)
        current = _step(current, part)
        inside = isinstance(value, dict) and part in value
        inside = inside or (isinstance(value, list) and isinstance(part, int) and part < len(value))
        if is_key and inside:
            path.append(part)
            value = value[part]
        if isinstance(current, EntryReader):
            current = current.model_of(value, types)
    return tuple(path), current


def _step(annotation: Any, part: int | str) -> Any:
    if _is_model(annotation):
        field = annotation.model_fields.get(part)
        return _plain(field.annotation) if field else None
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is list:
        return _plain(arguments[0])
    if origin is dict:
        return _plain(arguments[1])
    members = [member for member in map(_plain, arguments) if _is_model(member)]
    named = [member for member in members if part in _tags(member)]
    # The only model of a union, such as one beside a list, needs no tag.
    return next(iter(named or (members if len(members) == 1 else ())), None)


def _plain(annotation: Any) -> Any:
    """Take off Annotated and `| None`, so that a model shows, or the reader of entries."""
    while hasattr(annotation, "__metadata__"):
        reader = next((item for item in annotation.__metadata__ if isinstance(item, EntryReader)), None)
        if reader is not None:
            return reader
        annotation = annotation.__origin__
    members = [member for member in get_args(annotation) if member is not type(None)]
    return members[0] if type(None) in get_args(annotation) and len(members) == 1 else annotation


def _tags(model: type[BaseModel]) -> tuple[Any, ...]:
    if issubclass(model, Parallel):
        return (Parallel.TAG,)
    field = model.model_fields.get("type")
    return get_args(field.annotation) if field else ()


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _owner(path: KeyPath) -> str:
    return f" in {'.'.join(str(part) for part in path)}" if path else ""


def _name(path: KeyPath) -> str:
    return f"{'.'.join(str(part) for part in path)}: " if path else ""


def _shown(value: Any) -> str:
    match value:
        case None:
            return "found nothing"
        case bool():
            return f"found {str(value).lower()}"
        case str():
            return f"found the text '{value}'"
        case int() | float():
            return f"found the number {value}"
        case dict():
            return "found a mapping"
        case _:
            return "found a list"


def _sentence(message: str) -> str:
    """Pydantic speaks of inputs and Python's types; users of a spec write YAML."""
    for tail in (" or instance of ", " or object to ", " after validation"):
        message = message.partition(tail)[0]
    for python, yaml in (
        ("Input should be a valid dictionary", "a mapping is needed"),
        ("Input should be a valid string", "text is needed; put it in quotes"),
        ("Input should be a valid list", "a list is needed"),
        ("Input should be a valid boolean", "true or false is needed"),
        ("Input should be a valid integer", "a whole number is needed"),
        ("Input should be ", "must be "),
        ("String should match pattern", "must match"),
        ("String should have", "the text must have"),
        ("List should have", "the list must have"),
    ):
        message = message.replace(python, yaml)
    return message if message[:2].isupper() else message[0].lower() + message[1:]
