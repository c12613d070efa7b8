"""How a refused body is answered."""

from penstock.local.endpoint.bodies.errors import BodyError


def test_answers_as_s3_does() -> None:
    """The message may have anything of the client's."""
    answer = BodyError("InvalidRequest", "'<a>' is no size").response()

    assert (answer.status, dict(answer.headers)["Content-Type"]) == (400, "application/xml")
    assert b"<Error><Code>InvalidRequest</Code><Message>'&lt;a&gt;' is no size</Message></Error>" in answer.body
