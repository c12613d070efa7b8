"""Options as COPY and UNLOAD have them: a keyword, perhaps an argument, in any order, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.tokens import TokenReader

Options = TypeVar("Options")


@dataclass(frozen=True, slots=True)
class Option(Generic[Options]):
    """An option: its keyword, and how its argument changes the options read so far."""

    keyword: str
    read: Callable[[TokenReader, Options], Options]


def flag(keyword: str, **changes: object) -> Option[Any]:
    """An option without an argument."""
    return Option(keyword, lambda _reader, options: replace(options, **changes))


def string(reader: TokenReader) -> str:
    """Read an argument that is a string; AS may stand before it."""
    reader.accept("AS")
    return reader.string()


def read_options(
    command: str, reader: TokenReader, known: Iterable[Option[Options]], options: Options
) -> tuple[Options, set[str]]:
    """Read options up to the end of the statement.

    Args:
        command: COPY or UNLOAD, for messages.
        reader: stands before the first option.
        known: the options that there are.
        options: what holds where none is given.

    Returns:
        The options, and the keywords that were given.

    Raises:
        UnsupportedError: for one that is not known.
        WarehouseError: for one that is given twice, or a bad value.
    """
    readers = {option.keyword: option.read for option in known}
    seen: set[str] = set()
    reader.accept("WITH")
    while not (reader.at_end or reader.looking_at(";")):
        reader.accept("AS")
        keyword = reader.word()
        if keyword not in readers:
            raise UnsupportedError(f"the {command} option {keyword}")
        if keyword in seen:
            raise WarehouseError(f"{command} option {keyword} is given twice")
        seen.add(keyword)
        options = readers[keyword](reader, options)
    reader.end()
    return options, seen


def _ignored(reader: TokenReader, options: Any) -> Any:
    string(reader)
    return options


def _iam_role(reader: TokenReader, options: Any) -> Any:
    return options if reader.accept("DEFAULT") else _ignored(reader, options)


ACCESS: tuple[Option[Any], ...] = (
    Option("IAM_ROLE", _iam_role),
    Option("CREDENTIALS", _ignored),
    Option("ACCESS_KEY_ID", _ignored),
    Option("SECRET_ACCESS_KEY", _ignored),
    Option("SESSION_TOKEN", _ignored),
    Option("REGION", _ignored),
)
"""Who may read or write, and where: the local object store asks nobody."""
