"""What S3 refuses in a body."""

from __future__ import annotations

from xml.sax.saxutils import escape

from penstock.local.endpoint.messages import HttpResponse

_STATUS = 400


class BodyError(Exception):
    """A body is not what its headers say.

    Args:
        code: of S3's errors.
        message: for the client.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def response(self) -> HttpResponse:
        """S3's answer: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html."""
        text = f"<Error><Code>{self.code}</Code><Message>{escape(str(self))}</Message></Error>"
        document = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'
        return HttpResponse(_STATUS, (("Content-Type", "application/xml"),), document.encode())
