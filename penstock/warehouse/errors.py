"""What can go wrong in the warehouse; the texts are Redshift's where Redshift has one."""

from __future__ import annotations


class WarehouseError(Exception):
    """A statement failed; the message is what a Redshift client would show after `ERROR: `."""

    index: int = 0
    """Which statement of a list it was, from 0."""


class SqlSyntaxError(WarehouseError):
    """The text is not Redshift SQL."""


class UnsupportedError(WarehouseError):
    """Redshift knows the construct, this warehouse does not."""

    def __init__(self, construct: str) -> None:
        super().__init__(f"{construct} is not supported by the local warehouse")
        self.construct = construct


class UndefinedTableError(WarehouseError):
    """No such table."""

    def __init__(self, name: str) -> None:
        super().__init__(f'relation "{name}" does not exist')


class UndefinedColumnError(WarehouseError):
    """No such column in a table."""

    def __init__(self, column: str, table: str) -> None:
        super().__init__(f'column "{column}" of relation "{table}" does not exist')


class LoadError(WarehouseError):
    """A COPY was refused because of its data; the rows are in stl_load_errors."""


class CancelledError(WarehouseError):
    """The statement was cancelled by its user."""

    def __init__(self) -> None:
        super().__init__("Query (0) cancelled on user's request")
