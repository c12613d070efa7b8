"""Texts in Mermaid."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from penstock.rendering.mermaid_text import front_matter, label
from penstock.rendering.text import one_line


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain text-1, s3://b/#{format(@t, 'YYYY')}/x_y.csv", "plain text-1, s3://b/#35;{format(@t, 'YYYY')}/x_y.csv"),
        ('say "hi" [now]', "say #34;hi#34; #91;now#93;"),
        ("<b>bold</b> & #quot; #35;", "#60;b#62;bold#60;/b#62; #38; #35;quot; #35;35;"),
        ("two\nlines\\n", "two lines#92;n"),
        ("`code` **strong** _em_ a_b", "#96;code#96; #42;#42;strong#42;#42; #95;em#95; a_b"),
        ("1. one", "1#46; one"),
        ("12) twelve 1. one", "12#41; twelve 1. one"),
        ("- item", "#45; item"),
        ("+ item - item", "#43; item - item"),
        ("http://a www.b c@d", "http:/#47;a www#46;b c#64;d"),
        ("%%{init: {}}%%", "#37;#37;{init: {}}#37;#37;"),
        ("lifestyle: #x;", "lifestyl#101;: #35;x;"),
        ("classDef a:#x;", "classDe#102; a:#35;x;"),
        ("fa:fa-car $$x$$", "fa#58;fa-car #36;#36;x#36;#36;"),
        ("ﬂ°°35¶ß", "#64258;#176;#176;35#182;#223;"),
        ("漢字 😀", "漢字 #128512;"),
        ('"]; n1 --> n2', "#34;#93;; n1 --#62; n2"),
    ],
)
def test_escapes(text: str, escaped: str) -> None:
    """Whatever could be more than text is written as the number of its character."""
    assert label((text,)) == f'"{escaped}"'


def test_lines() -> None:
    """Empty ones are left out, long ones cut; without any there is a space, for the syntax wants something."""
    assert label(("a", "", "b" * 9), most=5) == '"a<br/>bbbb…"'
    assert label(("", "\n")) == label(()) == '" "'


@given(st.text(max_size=40))
def test_nothing_is_lost(text: str) -> None:
    """Reading the escapes gives the text again, and the quotes are the only ones."""
    inner = label((text,))[1:-1]
    assert not set('"\n<>[]`\\&%') & set(inner)
    read = re.sub(r"#(\d+);", lambda match: chr(int(match[1])), inner)
    assert read == (one_line(text, 80) or " ")


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("clickstream: daily", 'title: "clickstream: daily"'),
        ('a "b" \\ #c', r'title: "a \"b\" \\ #c"'),
        ("two\n---\nlines", 'title: "two --- lines"'),
        ("", 'title: ""'),
    ],
)
def test_front_matter(title: str, line: str) -> None:
    """YAML with the title as a quoted text."""
    assert front_matter(title) == f"---\n{line}\n---\n"
