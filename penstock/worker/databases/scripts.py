"""A script of SqlActivity as statements for MySQL, PostgreSQL or SQLite."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from penstock.worker.databases.lexer import Piece, pieces

_BEGINNINGS = frozenset({"BEGIN", "START"})
_ENDS = frozenset({"COMMIT", "END", "ROLLBACK", "ABORT"})
_ROUTINES = frozenset({"TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"})
_BLOCKS = frozenset({"BEGIN", "CASE"})
_OTHER_ENDS = frozenset({"IF", "LOOP", "WHILE", "REPEAT", "FOR"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement.

    Attributes:
        text: as the author wrote it, without the semicolon.
        sql: with the arguments in the places of their `?`, as literals.
        words: its first words, in capitals.
    """

    text: str
    sql: str
    words: tuple[str, ...]

    @property
    def begins_transaction(self) -> bool:
        """Whether it is BEGIN or START TRANSACTION."""
        return self.words[:1] != () and self.words[0] in _BEGINNINGS

    @property
    def ends_transaction(self) -> bool:
        """Whether it is COMMIT, ROLLBACK or another word for one of them; ROLLBACK TO a savepoint is none."""
        return self.words[:1] != () and self.words[0] in _ENDS and "TO" not in self.words


@dataclass(frozen=True, slots=True)
class Script:
    """Statements in their order.

    Attributes:
        statements: what to run.
        is_transaction: they are one transaction, which the script itself neither begins nor ends.
    """

    statements: tuple[Statement, ...]
    is_transaction: bool

    @property
    def is_left_open(self) -> bool:
        """Whether a transaction is under way when all statements are done."""
        ends = [item.begins_transaction for item in self.statements if item.begins_transaction or item.ends_transaction]
        return self.is_transaction or ends[-1:] == [True]


def read_script(text: str, arguments: Sequence[str], *, backend: str, quoted: Callable[[str], str]) -> Script:
    """Split a script at its semicolons, and put the arguments in, in order.

    The semicolons in the body of a trigger or routine are its own. BEGIN and COMMIT around the whole are left out,
    since all statements are one transaction anyway; with others, the script is run as it is written. A single
    statement is on its own, since some, such as VACUUM, refuse to be in a transaction.

    Args:
        text: the script.
        arguments: the values of its `?`; each becomes a text, whose type the place where it stands decides.
        backend: mysql, mariadb, postgresql or sqlite.
        quoted: makes a literal of a text.

    Raises:
        ValueError: it cannot be read, has no statement, or does not have as many `?` as there are values.
    """
    split = _split(list(pieces(text, backend)))
    if not split:
        raise ValueError("it has no SQL statement")
    wanted = sum(piece.kind == "value" for statement in split for piece in statement)
    if wanted != len(arguments):
        raise ValueError(f"it has {wanted} placeholders '?', and there are {len(arguments)} values in scriptArgument")
    values = iter([quoted(argument) for argument in arguments])
    statements = tuple(_statement(text, statement, lambda: next(values)) for statement in split)
    inner = _without_outer_transaction(statements)
    own = any(item.begins_transaction or item.ends_transaction for item in inner)
    return Script(inner, is_transaction=not own and (len(inner) > 1 or inner is not statements))


def _split(found: list[Piece]) -> list[list[Piece]]:
    statements: list[list[Piece]] = [[]]
    depth, before = 0, ""
    for piece in found:
        if piece.kind == "comment":
            continue
        word = piece.text.upper() if piece.kind == "word" else ""
        if word == "DELIMITER" and not statements[-1]:
            raise ValueError(
                "DELIMITER is a command of the client mysql; leave it out, bodies are recognised without it"
            )
        if _is_routine(statements[-1]):
            depth += _nesting(word, before)
        if piece.text == ";" and piece.kind == "mark" and depth <= 0:
            statements.append([])
            depth = 0
        else:
            statements[-1].append(piece)
        before = word
    return [statement for statement in statements if statement]


def _is_routine(statement: Sequence[Piece]) -> bool:
    words = [piece.text.upper() for piece in statement[:12] if piece.kind == "word"]
    return words[:1] == ["CREATE"] and not _ROUTINES.isdisjoint(words)


def _nesting(word: str, before: str) -> int:
    """How much deeper a word leads: `END CASE` ends one block, and `END IF` none of those that are counted."""
    if word == "END":
        return -1
    if before == "END":
        return 1 if word in _OTHER_ENDS else 0
    return 1 if word in _BLOCKS else 0


def _statement(text: str, found: Sequence[Piece], value: Callable[[], str]) -> Statement:
    start, end = found[0].start, found[-1].end
    parts, position = [], start
    for piece in found:
        if piece.kind == "value" or piece.text == "??":
            parts += [text[position : piece.start], "?" if piece.text == "??" else value()]
            position = piece.end
    words = tuple(piece.text.upper() for piece in found[:4] if piece.kind == "word")
    return Statement(text[start:end], "".join((*parts, text[position:end])), words)


def _without_outer_transaction(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    ends = [index for index, item in enumerate(statements) if item.begins_transaction or item.ends_transaction]
    is_outer = (
        ends == [0, len(statements) - 1]
        and statements[0].begins_transaction
        and statements[-1].words[0] in {"COMMIT", "END"}
    )
    return statements[1:-1] if is_outer else statements
