"""Runs an SQL script in a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from penstock.objects.families import Activity, Database
from penstock.objects.fields import reference, string, strings


class SqlActivity(Activity):
    """Runs an SQL script in a database.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-sqlactivity.html
    """

    TYPE = "SqlActivity"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-sqlactivity.html"
    ONE_OF: ClassVar[tuple[tuple[str, ...], ...]] = (*Activity.ONE_OF, ("script", "script_uri"))

    database: Database = reference("Database that runs it", to=("Database",))
    queue: str | None = string("Redshift query group", default=None)
    script: str | None = string("The script", default=None)
    script_argument: Sequence[str] | None = strings("Values of the `?` in the script", default=None)
    script_uri: str | None = string("S3 URI of a script, in which expressions are not evaluated", default=None)
