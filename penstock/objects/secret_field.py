"""The field of one's own by which an activity says which secret its command reads.

The service only evaluates it, so that the command can name the secret as `#{mySecret}`; from the field the permission
to read exactly that secret is derived.
https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-writing-pipeline-definition.html
"""

from __future__ import annotations

SECRET = "mySecret"  # noqa: S105 - the name of a field
