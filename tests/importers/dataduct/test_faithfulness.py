"""What waits for what in the compiled pipeline, against a model of what dataduct ran."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings, strategies as st

from penstock.compiler import compile_loaded
from penstock.environments import Connections, DatabaseSettings, WarehouseSettings
from penstock.importers.dataduct import Order
from penstock.importers.dataduct.assets import content_of
from penstock.local.deployment import LocalDeployment
from penstock.objects import Activity
from penstock.specs.loader import load_spec
from tests.importers.dataduct.conftest import Duct

CONNECTIONS = Connections(
    warehouse=WarehouseSettings(cluster_id="dwh", database="dev", username="etl", secret="unused"),
    databases={"shop": DatabaseSettings(engine="mysql", host="shop", username="reader", secret="unused")},
)
DATA, PHANTOM, NAMED, NOTHING = "data", "phantom", "named", "nothing"


@dataclass(frozen=True)
class Kind:
    """What is known of a type of step: its keys, whether it takes the output above it, and what it gives below."""

    keys: str
    takes: bool
    gives: str
    needs_data: bool = False
    acts: bool = True


KINDS = (
    Kind("step_type: extract-rds, host_name: shop, database: shop, table: book", takes=False, gives=DATA),
    Kind("step_type: extract-s3, directory_uri: s3://shop/books/", takes=False, gives=DATA, acts=False),
    Kind("step_type: extract-redshift, schema: shop, table: book", takes=False, gives=DATA),
    Kind("step_type: transform, command: date", takes=True, gives=DATA),
    Kind("step_type: transform, command: date, no_output: true", takes=True, gives=PHANTOM),
    Kind("step_type: transform, command: date, output_node: [{name}-a, {name}-b]", takes=True, gives=NAMED),
    Kind("step_type: create-load-redshift, table_definition: tables/shop.book.sql", True, PHANTOM, needs_data=True),
    Kind("step_type: load-redshift, schema: shop, table: book", takes=True, gives=NOTHING, needs_data=True),
    Kind("step_type: upsert, source: tables/shop.new.sql, destination: tables/shop.book.sql", True, PHANTOM),
    Kind("step_type: create-update-sql, table_definition: tables/shop.book.sql, command: SELECT 1", True, PHANTOM),
    Kind("step_type: sql-command, command: ANALYZE", takes=False, gives=NOTHING),
    Kind("step_type: qa-transform, command: date", takes=False, gives=PHANTOM),
    Kind("step_type: primary-key-check, table_definition: tables/shop.book.sql", takes=False, gives=PHANTOM),
)


@dataclass
class Model:
    """Steps of a pipeline: their YAML, and what each waits for in dataduct, directly."""

    lines: list[str]
    waits: dict[str, set[str]]
    acts: set[str]

    def closure(self, name: str) -> set[str]:
        """All activities that a step waits for, directly or not; what is none, a node of S3, hands no wait on."""
        found: set[str] = set()
        for other in self.waits[name] & self.acts:
            found |= {other, *self.closure(other)}
        return found


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Draw a pipeline of up to six steps, and work out by hand what dataduct would make of it."""
    model = Model([], {}, set())
    outputs: dict[str, tuple[str, str]] = {}
    above: tuple[str, str] | None = None
    for number in range(draw(st.integers(1, 6))):
        name, kind = f"s{number}", draw(st.sampled_from(KINDS))
        keys, waits = kind.keys.replace("{name}", name), set()
        read = above if kind.takes and above and above[1] in (DATA, PHANTOM) else None
        if kind.takes and outputs and draw(st.booleans()):
            chosen = draw(st.sampled_from(sorted(outputs)))
            keys, read = f"{keys}, input_node: {chosen}", outputs[chosen]
        if read:
            waits.add(read[0])
        if kind.needs_data and (read is None or read[1] == PHANTOM):
            assume(False)
        if model.waits and draw(st.booleans()):
            other = draw(st.sampled_from(sorted(model.waits)))
            keys, waits = f"{keys}, depends_on: {other}", waits | {other}
        model.lines.append(f"  - {{name: {name}, {keys}}}\n")
        model.waits[name] = waits
        model.acts |= {name} if kind.acts else set()
        above = (name, kind.gives)
        if kind.gives == NAMED:
            outputs |= {f"{name}-a": (name, DATA), f"{name}-b": (name, DATA)}
        elif kind.gives != NOTHING:
            outputs[name] = above
    return model


def _waited_for(duct: Duct, model: Model, order: Order) -> dict[str, set[str]]:
    """The steps that each step waits for, directly or not, in the compiled pipeline."""
    imported = duct.imported(f"name: books\nsteps:\n{''.join(model.lines)}", order=order)
    (duct.folder / "spec.yaml").write_text(imported.specs[0].text, encoding="utf-8")
    for name, file in imported.assets.items():
        (duct.folder / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (duct.folder / "assets" / name).write_bytes(content_of(file))
    (duct.folder / "assets").mkdir(exist_ok=True)
    loaded = load_spec(duct.folder / "spec.yaml", duct.folder / "assets")
    activities = [
        item
        for item in compile_loaded(loaded, LocalDeployment("books", CONNECTIONS)).objects
        if isinstance(item, Activity)
    ]
    writers = {node.id: item.id for item in activities for node in item.output or ()}
    direct = {
        item.id: {other.id for other in item.depends_on or ()}
        | {writers[node.id] for node in item.input or () if node.id in writers}
        for item in activities
    }

    def closure(name: str) -> set[str]:
        found: set[str] = set()
        for other in direct.get(name, ()):
            found |= {other, *closure(other)}
        return found

    return {name: closure(name) & model.acts for name in model.acts}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much], deadline=None)
@given(model=models())
def test_faithful_is_what_dataduct_ran(duct: Duct, model: Model) -> None:
    """Each step waits for the same steps."""
    assert _waited_for(duct, model, Order.FAITHFUL) == {name: model.closure(name) for name in model.acts}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much], deadline=None)
@given(model=models())
def test_sequential_is_the_order_of_the_file(duct: Duct, model: Model) -> None:
    """Each waits for all above; and every step that waits for one that it did not wait for is told."""
    names = [name for name in model.waits if name in model.acts]
    expected = {name: set(names[:number]) for number, name in enumerate(names)}

    assert _waited_for(duct, model, Order.SEQUENTIAL) == expected
    told = {
        (item.message.split("'")[1], item.message.split("'")[3])
        for item in duct.imported(f"name: books\nsteps:\n{''.join(model.lines)}").findings
        if item.id == "PS606"
    }
    pairs = pairwise(names)
    assert told == {(name, above) for above, name in pairs if above not in model.closure(name)}
