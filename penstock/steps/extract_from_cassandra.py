"""extract-from-cassandra: the rows of a query in Apache Cassandra."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from penstock.steps.bases.program_step import ProgramStep
from penstock.steps.keys.secret_name import SecretName
from penstock.steps.keys.types import Name, Text

Consistency = Literal["ONE", "TWO", "THREE", "QUORUM", "ALL", "LOCAL_QUORUM", "EACH_QUORUM", "LOCAL_ONE"]


class ExtractFromCassandra(ProgramStep):
    """Runs a query in Apache Cassandra, page by page, and writes its rows as JSON lines.

    It needs cassandra-driver, which the spec's `library` installs: a file of requirements that names it. Steps that
    load know the format; COPY is told `FORMAT AS JSON 'auto'`. Collections and user-defined types are JSON, blobs are
    hexadecimal digits, times are in UTC. Files appear only when all pages have been read.

    The machine needs Python 3.7 or later, a way to the nodes and, where there is a secret, the AWS CLI. The secret is
    read there: it is in no definition, argument, variable of the environment, message or log.

    Compiles to a ShellCommandActivity and the S3DataNode that it writes. The program is its input, and so is the
    library; the arguments stand in the definition, so expressions are evaluated in them. From the field `mySecret`
    comes the permission of the machines to read that one secret; a worker group needs it from elsewhere.
    """

    USES_LIBRARY = True
    LIBRARY_NEEDED = "cassandra-driver"

    type: Literal["extract-from-cassandra"]
    hosts: Annotated[list[Text], Field(min_length=1)] = Field(description="Nodes by which the others are found")
    port: Annotated[int, Field(ge=1, le=65_535)] = Field(default=9042, description="TCP port of the nodes")
    keyspace: Name = Field(description="The keyspace")
    query: Text = Field(description="A SELECT in CQL")
    page_size: Annotated[int, Field(ge=1)] = Field(default=5_000, description="Rows that are fetched at once")
    consistency: Consistency = Field(default="LOCAL_ONE", description="How many nodes must agree")
    page_timeout: Annotated[int, Field(ge=1)] = Field(default=60, description="Seconds that a page may take")
    tls: bool = Field(default=False, description="Encrypt, and check the nodes' certificates")
    secret: SecretName | None = Field(
        default=None, description="Secret of AWS Secrets Manager with the keys `username` and `password`"
    )

    @property
    def program(self) -> str:
        """The program."""
        return "extract_cassandra"

    @property
    def secret_name(self) -> str | None:
        """The secret."""
        return self.secret

    def program_arguments(self) -> tuple[str, ...]:
        """What it is told."""
        return (
            *(f"--host={host}" for host in self.hosts),
            f"--port={self.port}",
            f"--keyspace={self.keyspace}",
            f"--query={self.query}",
            f"--page-size={self.page_size}",
            f"--consistency={self.consistency}",
            f"--timeout={self.page_timeout}",
            *(("--tls",) if self.tls else ()),
            *(() if self.secret is None else ("--secret",)),
        )
