"""Users, groups, roles and privileges.

https://docs.aws.amazon.com/redshift/latest/dg/r_Database_objects.html
"""

from __future__ import annotations

from penstock.warehouse.conformance.case import Case, does, lacks, refuses, shows

_ETL = "CREATE USER etl PASSWORD DISABLE"
_GRANTED = (
    "SELECT relation_name, privilege_type, identity_name, identity_type FROM svv_relation_privileges ORDER BY 1, 2, 3"
)


def _may(thing: str, privilege: str) -> str:
    return f"SELECT HAS_TABLE_PRIVILEGE('etl', '{thing}', '{privilege}')"


CASES: tuple[Case, ...] = (
    does(
        "GRANT to a group",
        "GRANT SELECT, INSERT ON TABLE stock TO GROUP readers",
        _GRANTED,
        ("stock", "INSERT", "readers", "group"),
        ("stock", "SELECT", "readers", "group"),
    ),
    does(
        "GRANT twice",
        "GRANT SELECT ON stock TO etl",
        _GRANTED,
        ("stock", "SELECT", "etl", "user"),
        before=("GRANT SELECT ON stock TO etl",),
    ),
    does(
        "GRANT ON ALL TABLES",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC",
        _GRANTED,
        ("doc", "SELECT", "public", "public"),
        ("sales", "SELECT", "public", "public"),
        ("stock", "SELECT", "public", "public"),
    ),
    does(
        "REVOKE",
        "REVOKE INSERT ON stock FROM etl",
        _GRANTED,
        ("stock", "SELECT", "etl", "user"),
        before=("GRANT SELECT, INSERT ON stock TO etl",),
    ),
    does(
        "REVOKE ALL",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM etl",
        _GRANTED,
        before=("GRANT SELECT, INSERT ON stock TO etl",),
    ),
    refuses("GRANT on no table", "GRANT SELECT ON nope TO etl", 'relation "nope" does not exist'),
    refuses("GRANT of no privilege", "GRANT EXECUTE ON stock TO etl", "there is no privilege EXECUTE on a relation"),
    does(
        "GRANT on a schema",
        "GRANT USAGE, CREATE ON SCHEMA stage TO ROLE loaders",
        "SELECT namespace_name, privilege_type, identity_name FROM svv_schema_privileges ORDER BY 2",
        ("stage", "CREATE", "loaders"),
        ("stage", "USAGE", "loaders"),
        before=("CREATE SCHEMA stage",),
    ),
    shows("HAS_TABLE_PRIVILEGE without a GRANT", _may("stock", "select"), (False,), before=(_ETL,)),
    shows(
        "HAS_TABLE_PRIVILEGE of the user",
        _may("public.stock", "select"),
        (True,),
        before=(
            _ETL,
            "GRANT SELECT ON stock TO etl",
        ),
    ),
    shows(
        "HAS_TABLE_PRIVILEGE by a group",
        _may("stock", "INSERT"),
        (True,),
        before=(
            _ETL,
            "CREATE GROUP loaders WITH USER etl",
            "GRANT ALL ON stock TO GROUP loaders",
        ),
    ),
    shows(
        "HAS_TABLE_PRIVILEGE by roles of roles",
        _may("stock", "UPDATE"),
        (True,),
        before=(
            _ETL,
            "CREATE ROLE writers",
            "CREATE ROLE loaders",
            "GRANT ROLE writers TO ROLE loaders",
            "GRANT ROLE loaders TO etl",
            "GRANT UPDATE ON stock TO ROLE writers",
        ),
    ),
    shows(
        "HAS_TABLE_PRIVILEGE by PUBLIC",
        _may("stock", "DELETE"),
        (True,),
        before=(
            _ETL,
            "GRANT DELETE ON stock TO PUBLIC",
        ),
    ),
    shows(
        "HAS_TABLE_PRIVILEGE of the owner",
        _may("stock", "DELETE"),
        (True,),
        before=(
            _ETL,
            "ALTER TABLE stock OWNER TO etl",
        ),
    ),
    shows(
        "HAS_TABLE_PRIVILEGE of a superuser",
        _may("stock", "DELETE"),
        (True,),
        before=("CREATE USER etl PASSWORD DISABLE CREATEUSER",),
    ),
    shows(
        "HAS_TABLE_PRIVILEGE after REVOKE ROLE",
        _may("stock", "SELECT"),
        (False,),
        before=(
            _ETL,
            "CREATE ROLE readers",
            "GRANT ROLE readers TO etl",
            "GRANT SELECT ON stock TO ROLE readers",
            "REVOKE ROLE readers FROM etl",
        ),
    ),
    shows(
        "HAS_SCHEMA_PRIVILEGE",
        ("SELECT HAS_SCHEMA_PRIVILEGE('etl', 'public', 'usage'), HAS_SCHEMA_PRIVILEGE('etl', 'stage', 'usage')"),
        (True, False),
        before=(_ETL, "CREATE SCHEMA stage"),
    ),
    does("CREATE ROLE", "CREATE ROLE readers", "SELECT role_name, role_owner FROM svv_roles", ("readers", "awsuser")),
    refuses(
        "CREATE ROLE that is there",
        "CREATE ROLE readers",
        'role "readers" already exists',
        before=("CREATE ROLE readers",),
    ),
    does(
        "ALTER ROLE RENAME TO",
        "ALTER ROLE readers RENAME TO viewers",
        "SELECT role_name FROM svv_roles",
        ("viewers",),
        before=("CREATE ROLE readers",),
    ),
    does(
        "GRANT ROLE",
        "GRANT ROLE readers TO etl, ROLE loaders",
        "SELECT user_name, role_name FROM svv_user_grants",
        ("etl", "readers"),
        before=(
            "CREATE ROLE readers",
            "CREATE ROLE loaders",
        ),
    ),
    refuses("GRANT of no role", "GRANT ROLE nope TO etl", 'role "nope" does not exist'),
    refuses(
        "DROP ROLE that is granted",
        "DROP ROLE readers",
        "cannot be dropped because it is granted",
        before=(
            "CREATE ROLE readers",
            "GRANT ROLE readers TO etl",
        ),
    ),
    does(
        "DROP ROLE FORCE",
        "DROP ROLE readers FORCE",
        "SELECT COUNT(*) FROM svv_user_grants",
        (0,),
        before=(
            "CREATE ROLE readers",
            "GRANT ROLE readers TO etl",
        ),
    ),
    refuses(
        "DROP USER that has privileges",
        "DROP USER etl",
        "cannot be dropped because some objects depend on it",
        before=(
            _ETL,
            "GRANT SELECT ON stock TO etl",
        ),
    ),
    does(
        "DROP TABLE forgets privileges",
        "CREATE TABLE stock (a INT)",
        _GRANTED,
        before=(
            "GRANT SELECT ON stock TO etl",
            "DROP TABLE stock",
        ),
    ),
    does(
        "ALTER TABLE RENAME keeps privileges",
        "ALTER TABLE stock RENAME TO store",
        _GRANTED,
        ("store", "SELECT", "etl", "user"),
        before=("GRANT SELECT ON stock TO etl",),
    ),
    does(
        "ALTER DEFAULT PRIVILEGES",
        "CREATE TABLE u (a INT)",
        _GRANTED,
        ("u", "SELECT", "readers", "group"),
        before=("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO GROUP readers",),
    ),
    does(
        "ALTER DEFAULT PRIVILEGES of another user",
        "CREATE TABLE u (a INT)",
        _GRANTED,
        before=("ALTER DEFAULT PRIVILEGES FOR USER etl GRANT SELECT ON TABLES TO PUBLIC",),
    ),
    shows(
        "PG_TABLES tells the owner",
        "SELECT tableowner FROM pg_tables WHERE tablename = 'stock'",
        ("etl",),
        before=("ALTER TABLE stock OWNER TO etl",),
    ),
    lacks(
        "GRANT of a system permission", "GRANT CREATE USER TO ROLE admins", "GRANT of a privilege on the whole system"
    ),
    lacks("GRANT ASSUMEROLE", "GRANT ASSUMEROLE ON ALL TO etl FOR COPY", "GRANT or REVOKE of ASSUMEROLE"),
)
