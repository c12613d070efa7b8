"""Users, roles and privileges.

https://docs.aws.amazon.com/redshift/latest/dg/svv_views.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from collections.abc import Mapping

from penstock.warehouse.system_views.base import CATALOG

VIEWS: Mapping[str, str] = {
    "svv_relation_privileges": """
        SELECT schema AS namespace_name, name AS relation_name, privilege AS privilege_type, grantee AS identity_name,
            grantee_kind AS identity_type FROM penstock_internal.privileges
        WHERE kind = 'relation' AND privilege <> 'OWNER'
    """,
    "svv_schema_privileges": """
        SELECT name AS namespace_name, privilege AS privilege_type, grantee AS identity_name,
            grantee_kind AS identity_type FROM penstock_internal.privileges
        WHERE kind = 'schema' AND privilege <> 'OWNER'
    """,
    "svv_default_privileges": """
        SELECT schema AS schema_name, owner AS owner_name, privilege AS privilege_type, grantee AS grantee_name,
            grantee_kind AS grantee_type FROM penstock_internal.default_privileges
    """,
    "svv_user_grants": """
        SELECT member AS user_name, role_name FROM penstock_internal.role_members WHERE member_kind = 'user'
    """,
    "svv_role_grants": """
        SELECT member AS role_name, role_name AS granted_role_name FROM penstock_internal.role_members
        WHERE member_kind = 'role'
    """,
    "svv_user_info": f"""
        SELECT usename AS user_name, usesysid AS user_id, usecreatedb AS createdb, usesuper AS superuser
        FROM {CATALOG}.pg_user
    """,
}
