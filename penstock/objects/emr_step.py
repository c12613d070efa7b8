"""One step of an EmrActivity as the service takes it.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-emractivity.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_STEPS = 255
"""Steps of one activity, and commands before and after them."""
# A comma of the text; those of expressions are gone when the service, which evaluates them first, splits the step.
_COMMA = re.compile(r"""(#\{(?:'[^']*'|"[^"]*"|[^}'"])*\})|,""")


def emr_step(parts: Iterable[str]) -> str:
    """Join a JAR and its arguments: commas between them, two backslashes before a comma within one.

    That expressions are evaluated before a step is split is inferred; published definitions rely on it.
    """
    return ",".join(_COMMA.sub(lambda found: found[1] or r"\\,", part) for part in parts)
