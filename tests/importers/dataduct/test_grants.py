"""Permissions."""

from __future__ import annotations

from tests.importers.dataduct.conftest import Duct, told

UPSERT = "  - {step_type: upsert, source: tables/shop.new.sql, destination: tables/shop.book.sql}\n"


def test_steps_that_cannot_grant(duct: Duct) -> None:
    """The finding says what to do once."""
    config = "database: {permissions: [{user: ann, permission: select}, {group: all_of_us, permission: ALL}]}\n"
    (finding,) = duct.imported(f"name: books\nsteps:\n{UPSERT}", config=config).findings

    assert finding.help == (
        "write into its DDL file, behind the CREATE TABLE: GRANT SELECT ON TABLE shop.book TO ann; "
        "GRANT ALL ON TABLE shop.book TO GROUP all_of_us"
    )


def test_fails_on_a_permission_that_is_none(duct: Duct) -> None:
    """Or on two names."""
    given = f"name: books\nsteps:\n{UPSERT}"

    for permission, message in (
        ("{user: ann, permission: selct}", "PS204 there is no permission 'selct'"),
        ("{user: ann, group: b, permission: all}", "PS204 user and group exclude each other"),
        ("{user: ann}", "PS202 the key 'permission' is missing in database.permissions.0"),
    ):
        assert message in told(duct.imported(given, config=f"database: {{permissions: [{permission}]}}\n"))
