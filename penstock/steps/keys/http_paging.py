"""The `paging` of extract-from-http: one class for each way in which APIs give pages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, Literal

from pydantic import Field

from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.types import Text

Count = Annotated[int, Field(ge=0)]


class PagingSpec(SpecModel, ABC):
    """A way of paging; subclasses add `type` (a Literal) and their keys."""

    @abstractmethod
    def arguments(self) -> tuple[str, ...]:
        """What tells it to the program."""


class PagePagingSpec(PagingSpec):
    """Pages by their number, until one has no records."""

    type: Literal["page"]
    parameter: Text = Field(default="page", description="Parameter of the query that gets the number")
    first: Count = Field(default=1, description="Number of the first page")

    def arguments(self) -> tuple[str, ...]:
        """The parameter and the first number."""
        return "--paging=page", f"--page-parameter={self.parameter}", f"--first={self.first}"


class OffsetPagingSpec(PagingSpec):
    """Pages by the number of records before them, until one has no records."""

    type: Literal["offset"]
    parameter: Text = Field(default="offset", description="Parameter of the query that gets the number of records")
    first: Count = Field(default=0, description="Number that the first record has")
    limit_parameter: Text = Field(default="limit", description="Parameter that gets the size of a page")
    limit: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Records that are asked for at once; by default what the API likes"
    )

    def arguments(self) -> tuple[str, ...]:
        """The parameters, and the size of a page where there is one."""
        limit = () if self.limit is None else (f"--parameter={self.limit_parameter}={self.limit}",)
        return "--paging=offset", f"--page-parameter={self.parameter}", f"--first={self.first}", *limit


class CursorPagingSpec(PagingSpec):
    """Pages by a text that the page before has, until there is none."""

    type: Literal["cursor"]
    next: Text = Field(description="Where the cursor is in the reply, such as `meta.next`")
    parameter: Text = Field(default="cursor", description="Parameter of the query that gets it")

    def arguments(self) -> tuple[str, ...]:
        """The path and the parameter."""
        return "--paging=cursor", f"--next-path={self.next}", f"--page-parameter={self.parameter}"


class NextLinkPagingSpec(PagingSpec):
    """Pages by a URL that the page before has, until there is none."""

    type: Literal["next-link"]
    next: Text = Field(description="Where the URL is in the reply, such as `links.next`")

    def arguments(self) -> tuple[str, ...]:
        """The path."""
        return "--paging=next-link", f"--next-path={self.next}"


class LinkHeaderPagingSpec(PagingSpec):
    """Pages by the header Link with rel="next" of the page before (RFC 8288), until there is none."""

    type: Literal["link-header"]

    def arguments(self) -> tuple[str, ...]:
        """Nothing else."""
        return ("--paging=link-header",)


AnyPaging = Annotated[
    PagePagingSpec | OffsetPagingSpec | CursorPagingSpec | NextLinkPagingSpec | LinkHeaderPagingSpec,
    Field(discriminator="type"),
]
