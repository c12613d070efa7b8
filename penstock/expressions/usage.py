"""What a template uses, for validators."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.expressions.nodes import Call, Literal, Name, Negation, Node, Operation, Path, Template


def references(template: Template) -> tuple[Name, ...]:
    """Return every path as a dotted name with the offset of its first segment, in the order of the text."""
    return tuple(
        Name(".".join(segment.text for segment in node.segments), node.offset)
        for expression in template.expressions
        for node in _walk(expression.root)
        if isinstance(node, Path)
    )


def functions(template: Template) -> tuple[Name, ...]:
    """Return every function called with the offset of its name, in the order of the text."""
    calls = (
        node.function
        for expression in template.expressions
        for node in _walk(expression.root)
        if isinstance(node, Call)
    )
    return tuple(sorted(calls, key=lambda name: name.offset))  # a method's name stands after its first argument


def _walk(node: Node) -> Iterator[Node]:
    yield node
    match node:
        case Literal() | Path():
            return
        case Negation(operand):
            yield from _walk(operand)
        case Operation(first, rest):
            yield from _walk(first)
            for _, operand in rest:
                yield from _walk(operand)
        case Call(_, arguments):
            for argument in arguments:
                yield from _walk(argument)
