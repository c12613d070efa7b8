"""The order of a spec's steps."""

from __future__ import annotations

from penstock.importers.dataduct import Order
from tests.importers.dataduct.conftest import Duct

STEPS = """\
  - {step_type: extract-rds, name: a, host_name: shop, database: shop, table: a}
  - {step_type: extract-rds, name: b, host_name: shop, database: shop, table: b}
  - {step_type: transform, name: c, command: date, input_node: a}
  - {step_type: transform, name: d, command: date, input_node: {a: x, b: y}}
  - {step_type: sql-command, name: e, command: ANALYZE}
"""


def test_the_order_of_the_file(duct: Duct) -> None:
    """What names its data waits for all above, too; each change is told where it is."""
    steps = duct.steps(STEPS)

    assert [(step.get("input"), step.get("after")) for step in steps] == [
        (None, None),
        (None, None),
        ("a", ["b"]),
        (["a", "b"], ["c"]),
        (None, None),
    ]
    assert duct.told(STEPS) == [
        "PS606 4:5 'b' runs after 'a', which is above it; dataduct ran it at once",
        "PS606 5:5 'c' runs after 'b', which is above it; dataduct ran it when 'a' had finished",
        "PS606 6:5 'd' runs after 'c', which is above it; dataduct ran it when 'a' and 'b' had finished",
        "PS606 7:5 'e' runs after 'd', which is above it; dataduct ran it at once",
    ]


def test_what_to_write_to_have_one_back(duct: Duct) -> None:
    """For one step, or for all."""
    finding = duct.imported(f"name: books\nsteps:\n{STEPS}").findings[1]

    assert finding.help == (
        "where it need not wait, write `after: [a]`; `--order faithful` keeps dataduct's order in all steps"
    )


def test_the_order_of_dataduct(duct: Duct) -> None:
    """Nothing is told, since nothing changes."""
    steps = duct.steps(STEPS, order=Order.FAITHFUL)

    assert [(step.get("input"), step.get("after")) for step in steps] == [
        (None, None),
        (None, []),
        ("a", None),
        (["a", "b"], None),
        (None, []),
    ]
    assert duct.told(STEPS, order=Order.FAITHFUL) == []
