"""Credentials, and how they stay hidden."""

from __future__ import annotations

import io

import pytest

from penstock.steps.programs.credentials import Secret
from penstock.steps.programs.failure import Failure


def test_a_secret_is_read_whole_or_by_key() -> None:
    """As Secrets Manager has it; the line break is that of the shell."""
    assert Secret.read(io.StringIO("abc\n")).whole() == "abc"
    secret = Secret.read(io.StringIO('{"token": "t/k", "port": 5432}\n'))
    assert (secret.value("token"), secret.value("port")) == ("t/k", "5432")


def test_nothing_of_it_is_shown() -> None:
    """Not in a message, in whatever form, nor where an object is printed."""
    secret = Secret('{"token": "t/k s"}')
    secret.value("token")
    secret.tell("dC9r")

    assert secret.hidden('{"token": "t/k s"}') == "***"
    assert secret.hidden("a t/k s, t%2Fk%20s, t/k%20s, t%2Fk+s and dC9r") == "a ***, ***, ***, *** and ***"
    assert repr(secret) == "Secret(***)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n", "standard input has no secret"),
        ("abc", "the secret is no JSON, so it has no key 'token'"),
        ("[1]", "the secret has no text with the key 'token'"),
        ('{"token": true}', "the secret has no text with the key 'token'"),
        ('{"token": ""}', "the secret has no text with the key 'token'"),
        ('{"other": "x"}', "the secret has no text with the key 'token'"),
    ],
)
def test_fails_without_telling_the_secret(text: str, message: str) -> None:
    """Only its key."""
    with pytest.raises(Failure) as caught:
        Secret(text).value("token")
    assert str(caught.value) == message
