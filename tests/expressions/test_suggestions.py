"""Did you mean."""

from penstock.expressions.suggestions import suggest


def test_names_the_closest() -> None:
    """A typing error is named."""
    assert suggest("ouput", ["input", "output"]) == "did you mean 'output'?"


def test_lists_what_is_known_when_nothing_is_close() -> None:
    """Sorted, each once."""
    assert suggest("zzz", ["output", "input", "output"]) == "known here: input, output"


def test_lists_twelve_at_most() -> None:
    """The rest is counted."""
    known = [f"k{number:02d}" for number in range(15)]
    assert suggest("zzz", known) == (
        "known here: k00, k01, k02, k03, k04, k05, k06, k07, k08, k09, k10, k11 and 3 more"
    )


def test_says_when_there_are_none() -> None:
    """An empty context."""
    assert suggest("a", []) == "no names are known here"
