"""An import as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.importers.dataduct import Order, import_dataduct
from penstock.importers.dataduct.steps import TYPES
from tests.importers.dataduct.conftest import START, Duct, told

GOOD = "name: good_books\nsteps:\n  - {step_type: sql-command, command: ANALYZE}\n"


def test_a_bad_file_never_hides_the_others(duct: Duct) -> None:
    """All of its mistakes are told, and the good one is imported."""
    bad = "naem: books\nload_time: never\nsteps:\n  - {step_type: upset}\n  - {step_type: reload}\n"
    imported = duct.imported(bad, GOOD)

    assert told(imported) == ["PS202 1:1 the key 'name' is missing"]
    assert [spec.name for spec in imported.specs] == ["good-books"]
    named = duct.imported(bad.replace("naem", "name"), GOOD)
    assert told(named) == [
        "PS205 4:17 dataduct has no step_type 'upset'",
        "PS202 5:5 the key 'destination' is missing in steps.1",
        "PS202 5:5 one of source, sql, script is missing in steps.1",
        "PS204 2:12 'never' is no time of day",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "PS102 1:1 the file is empty"),
        ("- a\n", "PS203 1:1 a pipeline of dataduct is a mapping of keys"),
        ("name: [a]\n", "PS203 1:7 name: a text is needed"),
        ("name: books\n", "PS202 1:1 the key 'steps' is missing"),
        ("name: books\nsteps: 3\n", "PS203 2:8 steps: a list is needed"),
        ("name: books\nsteps: [a]\n", "PS203 2:9 steps: a list of mappings is needed"),
        ("name: books\nowner: me\nsteps: []\n", "PS201 2:1 a pipeline of dataduct has no key 'owner'"),
        ("name: books\nsteps: []\n", "PS204 2:8 there is no step that a spec could be made of"),
    ],
)
def test_fails_on_files_that_are_no_pipelines(duct: Duct, text: str, message: str) -> None:
    """Each with its place."""
    assert message in told(duct.imported(text))


def test_fails_on_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The others are imported nevertheless."""
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    imported = import_dataduct([tmp_path / "none.yaml", tmp_path / "good.yaml"], start=START)

    assert [item.id for item in imported.findings] == ["PS101"]
    assert [spec.name for spec in imported.specs] == ["good-books"]


def test_fails_on_two_pipelines_of_one_name(duct: Duct) -> None:
    """Only one stack can have it."""
    assert told(duct.imported(GOOD, GOOD.replace("good_books", "good-books"))) == [
        "PS301 1:7 the name 'good-books' is taken by pipeline.yaml"
    ]


KEYS = sorted(
    {
        *(
            "name",
            "step_type",
            "input_node",
            "output_node",
            "depends_on",
            "command",
            "script",
            "sql",
            "source",
            "table",
        ),
        *("destination", "script_arguments", "table_definition", "max_retries", "tolerance", "source_sql", "path"),
        *("destination_sql", "source_count_sql", "step_string", "hadoop_params", "host_name", "database", "history"),
        *("file_uri", "input_path", "dependent_pipelines", "start_date", "sample_size", "window", "description"),
    }
)
SCALAR = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-9, 99),
    st.floats(),
    st.sampled_from(["a", "b", "tables/shop.book.sql", "s3://a/b", "SELECT a FROM b", "%s", "%", "#{"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)
VALUE = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)
STEP = st.dictionaries(st.sampled_from(KEYS), VALUE, max_size=6).flatmap(
    lambda keys: st.sampled_from(sorted(TYPES)).map(lambda kind: {**keys, "step_type": kind})
)
TOP = st.sampled_from(
    ["frequency", "load_time", "time_delta", "max_retries", "bootstrap", "teardown", "emr_cluster_config", "topic_arn"]
)
PIPELINE = st.fixed_dictionaries({"name": SCALAR | st.just("a"), "steps": st.lists(STEP | VALUE, max_size=4)}).flatmap(
    lambda value: st.dictionaries(TOP, VALUE, max_size=2).map(lambda more: {**value, **more})
)
CONFIG = st.dictionaries(
    st.sampled_from(
        ["etl", "ec2", "emr", "redshift", "mysql", "postgres", "database", "custom_steps", "mode", "teardown"]
    ),
    VALUE
    | st.dictionaries(
        st.sampled_from(["S3_BASE_PATH", "MAX_RETRIES", "RETRY_DELAY", "TAGS", "permissions", "etl", "PASSWORD"]),
        VALUE,
        max_size=3,
    ),
    max_size=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(pipeline=PIPELINE | VALUE, config=CONFIG | VALUE, order=st.sampled_from(Order))
def test_no_input_makes_a_traceback(duct: Duct, pipeline: Any, config: Any, order: Order) -> None:
    """Each is a spec, or says why it is none."""
    imported = duct.imported(yaml.safe_dump(pipeline), config=yaml.safe_dump(config), order=order)

    assert imported.specs or any(item.severity.value == "error" for item in imported.findings)
