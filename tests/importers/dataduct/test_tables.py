"""DDL files."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct, told

STEP = "  - {step_type: primary-key-check, table_definition: %s}\n"


def test_a_file_has_the_name_of_its_table(duct: Duct) -> None:
    """Whatever it was called before."""
    (duct.folder / "tables/odd.ddl").write_text("CREATE TABLE Shelf (id INT PRIMARY KEY);\n", encoding="utf-8")
    imported = duct.imported("name: books\nsteps:\n" + STEP % "tables/odd.ddl")

    assert imported.assets == {"tables/shelf.sql": b"CREATE TABLE Shelf (id INT PRIMARY KEY);\n"}
    assert imported.specs[0].text.endswith("  - type: check-primary-key\n    table: shelf\n")


def test_fails_on_two_definitions_of_one(duct: Duct) -> None:
    """Which of them would it be?"""
    (duct.folder / "tables/other.sql").write_text("CREATE TABLE shop.book (id INT);\n", encoding="utf-8")

    assert duct.told(STEP % "tables/shop.book.sql" + STEP % "tables/other.sql") == [
        "PS301 4:54 another file defines the table 'shop.book' otherwise"
    ]


def test_the_same_one_in_two_pipelines(duct: Duct) -> None:
    """Is one file."""
    pipeline = "name: %s\nsteps:\n" + STEP % "tables/shop.book.sql"
    imported = duct.imported(pipeline.replace("%s", "one", 1), pipeline.replace("%s", "two", 1))

    assert told(imported) == []
    assert list(imported.assets) == ["tables/shop.book.sql"]


def test_fails_on_a_name_that_no_file_can_have(duct: Duct) -> None:
    """It would leave the folder."""
    (duct.folder / "tables/odd.sql").write_text('CREATE TABLE "../../odd" (id INT);\n', encoding="utf-8")
    imported = duct.imported("name: books\nsteps:\n" + STEP % "tables/odd.sql")

    assert [(item.id, item.message) for item in imported.findings] == [
        (
            "PS204",
            "no table definition that Penstock takes: the file of a table has its name, which '../../odd' cannot be",
        )
    ]
    assert imported.assets == {}
