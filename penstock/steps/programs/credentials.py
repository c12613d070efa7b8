"""Credentials from standard input: not from arguments, nor from variables, which other processes could read."""

from __future__ import annotations

import json
import sys
from typing import IO
from urllib.parse import quote, quote_plus

from .failure import Failure  # on the machine there is no package above this one


class Secret:
    """The text of a secret of AWS Secrets Manager; its own text shows nothing of it."""

    def __init__(self, text: str) -> None:
        self._text = text.rstrip("\r\n")
        if not self._text:
            raise Failure("standard input has no secret")
        self._told = {self._text}

    @classmethod
    def read(cls, stream: IO[str] | None = None) -> Secret:
        """Read it.

        Raises:
            Failure: there is none.
        """
        return cls((stream or sys.stdin).read())

    def whole(self) -> str:
        """The secret as it is."""
        return self._text

    def value(self, key: str) -> str:
        """The value of a key of a secret that is a JSON object.

        Raises:
            Failure: there is no such text or number.
        """
        try:
            found = json.loads(self._text)
        except ValueError:
            raise Failure(f"the secret is no JSON, so it has no key '{key}'") from None
        if (
            not isinstance(found, dict)
            or not isinstance(found.get(key), (str, int))
            or isinstance(found[key], bool)
            or found[key] == ""
        ):
            raise Failure(f"the secret has no text with the key '{key}'")
        return self.tell(str(found[key]))

    def hidden(self, message: str) -> str:
        """A message in which whatever of the secret has been used is replaced."""
        forms = {form for text in self._told for form in (text, quote(text, safe=""), quote(text), quote_plus(text))}
        for form in sorted(forms, key=len, reverse=True):
            message = message.replace(form, "***")
        return message

    def tell(self, text: str) -> str:
        """Remember a text that has the secret in it, in another form, as one to hide; it gives the text."""
        self._told.add(text)
        return text

    def __repr__(self) -> str:
        return "Secret(***)"
