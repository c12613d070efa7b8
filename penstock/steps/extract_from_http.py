"""extract-from-http: the records of an HTTP API that answers in JSON."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from penstock.steps.bases.program_step import ProgramStep
from penstock.steps.keys.clear_text import refuse_headers, refuse_parameters, refuse_url
from penstock.steps.keys.http_paging import AnyPaging
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.secret_name import SecretName
from penstock.steps.keys.types import Text

_EXPRESSION = re.compile(r"#\{[^}]*\}")
_HERE = ("localhost", "127.0.0.1", "::1")
_NAMED = ("header", "parameter")


def _url(text: str) -> str:
    """A URL whose server is written out: nobody should be able to have the credentials sent elsewhere."""
    try:
        parts = urlsplit(_EXPRESSION.sub("x", text))
        server = text.split("/", 3)[2] if text.count("/") > 1 else ""
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
        fine = fine and "#{" not in server and (parts.port is None or parts.port > 0)
    except ValueError:
        fine = False
    if not fine:
        shown = "the text" if "@" in text else f"'{text}'"  # before an @ may stand a password
        raise PydanticCustomError(
            "url", "{value} is no http:// or https:// URL of a server that is written out", {"value": shown}
        )
    return refuse_url(text)


HeaderName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")]
HeaderText = Annotated[str, StringConstraints(pattern=r"^[ -~]*$")]


class HttpSecretSpec(SpecModel):
    """A secret of AWS Secrets Manager, and how the API wants it."""

    name: SecretName = Field(description="Name of the secret, in the account and region of the pipeline")
    use: Literal["bearer", "basic", "header", "parameter"] = Field(
        description="As a bearer token; as `username` and `password`, which are keys of the secret (basic); as the "
        "value of a header, or of a parameter of the query"
    )
    key: Text | None = Field(
        default=None, description="Key of a secret that is a JSON object; by default the secret is one text"
    )
    field: HeaderName | None = Field(default=None, description="Name of the header or of the parameter")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.field is not None) != (self.use in _NAMED):
            found = "needs the name of one in `field`" if self.use in _NAMED else "has no `field`"
            error = PydanticCustomError("secret_field", "use: {use} {found}", {"use": self.use, "found": found})
            raise refused(self, "use" if self.field is None else "field", error)
        if self.use == "basic" and self.key is not None:
            error = PydanticCustomError(
                "secret_key", "use: basic reads the keys username and password; it has no `key`"
            )
            raise refused(self, "key", error)
        return self

    def arguments(self) -> tuple[str, ...]:
        """What tells the program how to use it."""
        use = self.use if self.field is None else f"{self.use}:{self.field}"
        return f"--secret-as={use}", *(() if self.key is None else (f"--secret-key={self.key}",))


class ExtractFromHttp(ProgramStep):
    """Reads the records of an HTTP API that answers in JSON, page by page, and writes them as JSON lines.

    Steps that load know the format; COPY is told `FORMAT AS JSON 'auto'`. What may pass is tried again: no answer, a
    reply that breaks off, the statuses 408, 425, 429, 500, 502, 503 and 504; the waits are 1, 2, 4 seconds and so on up
    to a minute, or what the API asks for in Retry-After. All else ends the step with what the API says, and so does an
    API that would go on for ever. Files appear only when all pages have been read.

    The machine needs Python 3.7 or later and, where there is a secret, the AWS CLI. The secret is read there: it is in
    no definition, argument, variable of the environment, message or log, and goes to the server of the URL alone.

    Compiles to a ShellCommandActivity and the S3DataNode that it writes. The program, which needs nothing but Python,
    is its input; its arguments stand in the definition, so expressions are evaluated in them. From the field
    `mySecret` comes the permission of the machines to read that one secret; a worker group needs it from elsewhere.
    """

    type: Literal["extract-from-http"]
    url: Annotated[Text, AfterValidator(_url)] = Field(description="URL of the first page")
    parameters: Annotated[dict[Text, str], AfterValidator(refuse_parameters)] = Field(
        default_factory=dict, description="Parameters of the query"
    )
    headers: Annotated[dict[HeaderName, HeaderText], AfterValidator(refuse_headers)] = Field(
        default_factory=dict, description="Headers of every request"
    )
    records: Text | None = Field(
        default=None,
        description="Where the list of records is in a reply, such as `data.items`, or `/data/a.b` where keys have "
        "dots; by default it is the reply",
    )
    paging: AnyPaging | None = Field(default=None, description="How to get the next page; by default there is only one")
    most_pages: Annotated[int, Field(ge=1)] = Field(
        default=10_000, description="Number of pages after which the step fails, rather than go on for ever"
    )
    rate_limit: Annotated[float, Field(gt=0)] | None = Field(
        default=None, description="Most requests a second, 0.5 for one in two seconds; by default there is no limit"
    )
    request_retries: Annotated[int, Field(ge=0, le=20)] = Field(
        default=5, description="Further tries of a request that failed, before the attempt of the step does"
    )
    request_timeout: Annotated[int, Field(ge=1)] = Field(
        default=60, description="Seconds without a byte from the API after which a request has failed"
    )
    secret: HttpSecretSpec | None = Field(default=None, description="Credentials for the API")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.secret is not None and not self.url.startswith("https://") and urlsplit(self.url).hostname not in _HERE:
            error = PydanticCustomError(
                "secret_in_clear",
                "a secret is sent to https:// only; '{url}' would let others read it",
                {"url": self.url},
            )
            raise refused(self, "url", error)
        return self

    @property
    def program(self) -> str:
        """The program."""
        return "extract_http"

    @property
    def secret_name(self) -> str | None:
        """The secret."""
        return None if self.secret is None else self.secret.name

    def program_arguments(self) -> tuple[str, ...]:
        """All that differs from the program's own defaults, and what has to be said."""
        return (
            f"--url={self.url}",
            *(f"--parameter={name}={value}" for name, value in self.parameters.items()),
            *(f"--header={name}: {value}" for name, value in self.headers.items()),
            *(() if self.records is None else (f"--records={self.records}",)),
            *(() if self.paging is None else self.paging.arguments()),
            f"--most-pages={self.most_pages}",
            *(() if self.rate_limit is None else (f"--requests-per-second={self.rate_limit:g}",)),
            f"--retries={self.request_retries}",
            f"--timeout={self.request_timeout}",
            *(() if self.secret is None else self.secret.arguments()),
        )
