"""A procedure, parsed: its header, and its body as statements of PL/pgSQL.

Expressions and SQL stay texts; the interpreter lowers them with the variables' values in place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from penstock.warehouse.tables import TableName
from penstock.warehouse.types import RedshiftType

Mode = Literal["in", "out", "inout"]

REFCURSOR = RedshiftType("varchar", (65535,))
"""A refcursor is the name of a cursor."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `name` is None where the body calls it by its position only."""

    name: str | None
    mode: Mode
    type: RedshiftType


@dataclass(frozen=True, slots=True)
class TypeOf:
    """table.column%TYPE: the type of a column."""

    table: TableName
    column: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A variable; `type` is None for a RECORD, which takes the columns of the row that is put into it."""

    name: str
    type: RedshiftType | TypeOf | None
    initial: str | None = None
    constant: bool = False
    not_null: bool = False


@dataclass(frozen=True, slots=True)
class CursorDeclaration:
    """name CURSOR [(parameter type, ...)] FOR query."""

    name: str
    parameters: tuple[tuple[str, RedshiftType], ...]
    query: str


@dataclass(frozen=True, slots=True)
class Alias:
    """name ALIAS FOR $n, or for a variable."""

    name: str
    of: str


@dataclass(frozen=True, slots=True)
class Assign:
    """variable := expression."""

    target: str
    expression: str


@dataclass(frozen=True, slots=True)
class Sql:
    """Any statement of SQL; a SELECT goes into `targets`."""

    text: str
    targets: tuple[str, ...] = ()
    discards: bool = False
    """PERFORM: nobody reads the rows."""


@dataclass(frozen=True, slots=True)
class Execute:
    """EXECUTE a text [INTO targets]."""

    expression: str
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallNested:
    """CALL of another procedure; variables take what comes out of it."""

    name: TableName
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class If:
    """IF, ELSIF, ELSE; and CASE, whose branches are conditions, too."""

    branches: tuple[tuple[str, Statements], ...]
    otherwise: Statements | None
    """None: a CASE without ELSE, which fails where no branch is taken."""


@dataclass(frozen=True, slots=True)
class Loop:
    """LOOP, or WHILE with a condition."""

    label: str | None
    condition: str | None
    body: Statements


@dataclass(frozen=True, slots=True)
class ForRange:
    """FOR variable IN [REVERSE] first .. last; `step` is None where it is one."""

    label: str | None
    variable: str
    first: str
    last: str
    step: str | None
    reverse: bool
    body: Statements


@dataclass(frozen=True, slots=True)
class ForRows:
    """FOR targets IN query, or IN EXECUTE a text."""

    label: str | None
    targets: tuple[str, ...]
    source: Sql | Execute
    body: Statements


@dataclass(frozen=True, slots=True)
class Leave:
    """EXIT or CONTINUE."""

    kind: Literal["exit", "continue"]
    label: str | None
    condition: str | None


@dataclass(frozen=True, slots=True)
class Return:
    """RETURN, without a value."""


@dataclass(frozen=True, slots=True)
class Raise:
    """RAISE level 'format', values; without a level and a format it throws again what a handler has caught."""

    level: str | None
    form: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowCount:
    """GET DIAGNOSTICS variable := ROW_COUNT."""

    target: str


@dataclass(frozen=True, slots=True)
class EndTransaction:
    """COMMIT or ROLLBACK."""

    action: Literal["commit", "rollback"]


@dataclass(frozen=True, slots=True)
class OpenCursor:
    """OPEN name [(values)], or OPEN name FOR a query."""

    name: str
    arguments: tuple[str, ...] = ()
    source: Sql | Execute | None = None


@dataclass(frozen=True, slots=True)
class FetchCursor:
    """FETCH name INTO targets."""

    name: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseCursor:
    """CLOSE name."""

    name: str


@dataclass(frozen=True, slots=True)
class Block:
    """[DECLARE ...] BEGIN ... [EXCEPTION WHEN OTHERS THEN ...] END."""

    label: str | None
    declarations: tuple[Declaration | CursorDeclaration | Alias, ...]
    body: Statements
    handler: Statements | None


Statement = (
    Assign
    | Sql
    | Execute
    | CallNested
    | If
    | Loop
    | ForRange
    | ForRows
    | Leave
    | Return
    | Raise
    | RowCount
    | EndTransaction
    | OpenCursor
    | FetchCursor
    | CloseCursor
    | Block
)
Statements = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure."""

    name: TableName
    parameters: tuple[Parameter, ...]
    body: Block
    nonatomic: bool = False

    @property
    def inputs(self) -> tuple[Parameter, ...]:
        """What a CALL gives values for."""
        return tuple(parameter for parameter in self.parameters if parameter.mode != "out")

    @property
    def outputs(self) -> tuple[Parameter, ...]:
        """What comes out of a CALL, as one row."""
        return tuple(parameter for parameter in self.parameters if parameter.mode != "in")
