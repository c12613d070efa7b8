"""Permissions for the JARs of EMR steps and Hadoop jobs, and for the files that their arguments name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from etl_constructs.grants.errors import WILDCARDS
from etl_constructs.grants.files import read_file
from etl_constructs.grants.s3_uri import EXPRESSION
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import EmrActivity, HadoopActivity

_COMMA = re.compile(r"(?<!\\),")  # one after a backslash is part of an argument
_ESCAPED_COMMA = re.compile(r"\\+,")


def emr_activity(activity: EmrActivity, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield read access to the JAR of every step, and to the files that its arguments name."""
    del definition
    for step in activity.step or ():
        jar, *arguments = _COMMA.split(step)
        yield from read_file(jar, scope)
        yield from _named(arguments, scope)


def hadoop_activity(activity: HadoopActivity, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield read access to the JAR, and to the files that its arguments name."""
    del definition
    yield from read_file(activity.jar_uri, scope)
    yield from _named(activity.argument or (), scope)


def _named(arguments: Iterable[str], scope: GrantScope) -> Iterator[Statement]:
    """Read access to files; a folder or a pattern is data, whose permissions come from the data nodes.

    An argument may be a list of files, such as that of Hadoop's `-files`, in which a name for the copy follows a `#`.
    """
    for name in (name for argument in arguments for name in _ESCAPED_COMMA.split(argument)):
        if not name.endswith("/") and not any(mark in name for mark in (EXPRESSION, *WILDCARDS)):
            yield from read_file(name.partition("#")[0], scope)
