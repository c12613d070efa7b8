"""Drawing trees."""

from __future__ import annotations

from penstock.rendering.branch import Branch, draw


def test_a_tree() -> None:
    """Lines lead from each text to those below it."""
    tree = Branch(
        "root",
        (Branch("a", (Branch("a1", (Branch("a11"),)), Branch("a2"))), Branch("b"), Branch("c", (Branch("c1"),))),
    )
    assert list(draw(tree)) == [
        "root",
        "├─ a",
        "│  ├─ a1",
        "│  │  └─ a11",
        "│  └─ a2",
        "├─ b",
        "└─ c",
        "   └─ c1",
    ]


def test_equal_branches() -> None:
    """Only the last one is the last."""
    assert list(draw(Branch("root", (Branch("a"), Branch("a"))))) == ["root", "├─ a", "└─ a"]
