"""The syntax tree; `at` is always the node's offset in the text that was parsed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeSpec:
    """A type as written: a simple name, or `tuple`, `bag` or `map`, with the fields of a tuple or of a bag's tuples."""

    at: int
    name: str
    fields: tuple[FieldSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of an AS clause; without a type, an expression's own type stays and a loaded field is a bytearray."""

    at: int
    name: str
    type: TypeSpec | None


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """A function with constructor arguments, as DEFINE, LOAD and STORE name it."""

    at: int
    name: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant; `type` is the Pig type, and the value of `null` is None."""

    at: int
    value: int | float | str | bool | None
    type: str


@dataclass(frozen=True, slots=True)
class Name:
    """A field by name; `group` too."""

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class Position:
    """A field by position, `$0`."""

    at: int
    index: int


@dataclass(frozen=True, slots=True)
class Star:
    """`*`: every field."""

    at: int


@dataclass(frozen=True, slots=True)
class Projection:
    """`base.field` or `base.(field, field)`, from a tuple or from a bag's tuples."""

    at: int
    base: Expression
    fields: tuple[Name | Position, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function call."""

    at: int
    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Unary:
    """`-x` or `NOT x`."""

    at: int
    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic, comparison, MATCHES, AND, OR; the operator is in capitals, `EQ` and its like as symbols."""

    at: int
    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class IsNull:
    """`x IS [NOT] NULL`."""

    at: int
    operand: Expression
    negated: bool


@dataclass(frozen=True, slots=True)
class InList:
    """`x IN (a, b)`."""

    at: int
    operand: Expression
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Bincond:
    """`(condition ? yes : no)`."""

    at: int
    condition: Expression
    yes: Expression
    no: Expression


@dataclass(frozen=True, slots=True)
class TupleOf:
    """`(a, b)`, a tuple of expressions."""

    at: int
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """`(type) x`."""

    at: int
    type: TypeSpec
    operand: Expression


@dataclass(frozen=True, slots=True)
class Flatten:
    """`FLATTEN(x)`, which stands only at the top of a GENERATE item."""

    at: int
    operand: Expression


Expression = (
    Literal
    | Name
    | Position
    | Star
    | Projection
    | Call
    | Unary
    | Binary
    | IsNull
    | InList
    | Bincond
    | TupleOf
    | Cast
    | Flatten
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of GENERATE, with the fields of its AS clause."""

    at: int
    expression: Expression
    fields: tuple[FieldSpec, ...] | None


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of ORDER BY."""

    at: int
    expression: Expression
    descending: bool


@dataclass(frozen=True, slots=True)
class Alias:
    """A relation's name where it is used."""

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class Load:
    """LOAD 'uri' USING function AS (fields)."""

    at: int
    uri: str
    function: FunctionSpec | None
    fields: tuple[FieldSpec, ...] | None


@dataclass(frozen=True, slots=True)
class Foreach:
    """FOREACH input GENERATE items."""

    at: int
    input: Alias
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """FILTER input BY condition."""

    at: int
    input: Alias
    condition: Expression


@dataclass(frozen=True, slots=True)
class Distinct:
    """DISTINCT input."""

    at: int
    input: Alias


@dataclass(frozen=True, slots=True)
class Limit:
    """LIMIT input count."""

    at: int
    input: Alias
    count: int


@dataclass(frozen=True, slots=True)
class Order:
    """ORDER input BY keys."""

    at: int
    input: Alias
    keys: tuple[SortKey, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """GROUP input BY keys; without keys, GROUP input ALL."""

    at: int
    input: Alias
    keys: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Union:
    """UNION inputs."""

    at: int
    inputs: tuple[Alias, ...]


Operator = Load | Foreach | Filter | Distinct | Limit | Order | Group | Union | Alias


@dataclass(frozen=True, slots=True)
class Register:
    """REGISTER path."""

    at: int
    path: str


@dataclass(frozen=True, slots=True)
class Define:
    """DEFINE alias function."""

    at: int
    alias: str
    function: FunctionSpec


@dataclass(frozen=True, slots=True)
class SetOption:
    """SET key value; the text after SET as written."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Assign:
    """alias = operator."""

    at: int
    alias: str
    operator: Operator


@dataclass(frozen=True, slots=True)
class Store:
    """STORE input INTO 'uri' USING function."""

    at: int
    input: Alias
    uri: str
    function: FunctionSpec | None


@dataclass(frozen=True, slots=True)
class Path:
    """A path as a command of Grunt takes it: without quotes."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Remove:
    """`rm paths`, or `rmf paths`, which takes a missing path for removed."""

    at: int
    paths: tuple[Path, ...]
    must_exist: bool


Statement = Register | Define | SetOption | Assign | Store | Remove
