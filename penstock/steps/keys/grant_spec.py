"""Who may do what with a table, as a spec says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.steps.keys.choices import require_one
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import Text

if TYPE_CHECKING:
    from penstock.tables.sql.grants import Grant

Privilege = Literal["select", "insert", "update", "delete", "drop", "references", "alter", "truncate", "all"]


class GrantSpec(SpecModel):
    """Privileges on the table: for a user, a group, a role or everybody."""

    user: Text | None = Field(default=None, description="A user of the database")
    group: Text | None = Field(default=None, description="A group of users")
    role: Text | None = Field(default=None, description="A role of the database")
    public: Literal[True] | None = Field(default=None, description="Everybody: `public: true`")
    privileges: list[Privilege] = Field(
        default=["select"], min_length=1, description="What they may do with the table, by default read it"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        require_one(self, "user", "group", "role", "public")
        if len(set(self.privileges)) < len(self.privileges):
            raise refused(
                self, "privileges", PydanticCustomError("privileges_twice", "no privilege may be named twice")
            )
        return self

    def grant(self) -> Grant:
        """What `penstock.tables` makes SQL of."""
        from penstock.tables.sql.grants import Grant

        privileges = tuple(self.privileges)
        if self.user is not None:
            return Grant("user", self.user, privileges)
        if self.group is not None:
            return Grant("group", self.group, privileges)
        return Grant("role", self.role, privileges) if self.role is not None else Grant("public", "", privileges)
