"""Steps of a class of the user's own."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct

CONFIG = "custom_steps: [{step_type: fetch-books, class_name: FetchBooks, file_path: fetch.py}]\n"
STEP = "  - {step_type: fetch-books, name: books, shelf: {poetry: 3}, input_node: []}\n"


def test_its_keys_stay(duct: Duct) -> None:
    """The class has to be written anew."""
    assert duct.steps(STEP, config=CONFIG) == [{"type": "fetch-books", "name": "books", "shelf": {"poetry": 3}}]
    assert duct.told(STEP, config=CONFIG) == [
        "PS608 3:17 'fetch-books' is a step of your own: what FetchBooks did is not imported"
    ]


def test_it_may_stand_for_one_of_dataduct(duct: Duct) -> None:
    """As it could there."""
    config = CONFIG.replace("fetch-books", "transform")

    assert duct.steps("  - {step_type: transform, shelf: poetry}\n", config=config) == [
        {"type": "transform", "shelf": "poetry"}
    ]


def test_fails_on_a_type_that_nobody_knows(duct: Duct) -> None:
    """With those that there are."""
    assert duct.told("  - {step_type: trasnform, command: date}\n") == [
        "PS205 3:17 dataduct has no step_type 'trasnform'"
    ]
