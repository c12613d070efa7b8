"""PS422 to PS426: parameters; examples are whole definitions."""

from __future__ import annotations

from penstock.diagnostics.catalogue.entry import Entry

_TEMPLATES = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-custom-templates.html"

ENTRIES: tuple[Entry, ...] = (
    Entry(
        id="PS422",
        title="A parameter id that does not start with `my`, or that several parameters have.",
        why="Expressions find parameters by ids that start with `my`, or `*my` for a secret. That an id stands once "
        "is not said, but of two parameters with one id no one could tell which counts.",
        fix="Rename the parameter, in expressions, too.",
        wrong='{"objects": [], "parameters": [{"id": "bucket", "default": "a"}]}',
        right='{"objects": [], "parameters": [{"id": "myBucket", "default": "a"}]}',
        source=_TEMPLATES,
    ),
    Entry(
        id="PS423",
        title="An attribute of a parameter that the guide does not have, or with a value that it does not take.",
        why="Types are String, Integer, Double and AWS::S3::ObjectKey; `optional` and `isArray` are true or false. "
        "An attribute that is unknown or stands twice is a warning, as the service may take it.",
        fix="Check the spelling.",
        wrong='{"objects": [], "parameters": [{"id": "myCount", "type": "Int", "default": "1"}]}',
        right='{"objects": [], "parameters": [{"id": "myCount", "type": "Integer", "default": "1"}]}',
        source=_TEMPLATES,
    ),
    Entry(
        id="PS424",
        title="A value that the parameter does not take.",
        why="Values and defaults are of the parameter's type, and among its allowedValues where it has some. Several "
        "values for a parameter without `isArray` are a warning: which of them counts is not documented.",
        fix="Give another value, or declare the parameter differently.",
        wrong='{"objects": [], "parameters": [{"id": "myCount", "type": "Integer"}], "values": {"myCount": "two"}}',
        right='{"objects": [], "parameters": [{"id": "myCount", "type": "Integer"}], "values": {"myCount": "2"}}',
        source=_TEMPLATES,
    ),
    Entry(
        id="PS425",
        title="A value for a parameter that is not declared.",
        why="It is most likely a typing error; what the service does with such values is not said.",
        fix="Declare the parameter, or take the value out.",
        wrong='{"objects": [], "parameters": [{"id": "myBucket"}], "values": {"myBucket": "a", "myBuket": "a"}}',
        right='{"objects": [], "parameters": [{"id": "myBucket"}], "values": {"myBucket": "a"}}',
        source=_TEMPLATES,
        documented=False,
    ),
    Entry(
        id="PS426",
        title="A parameter with neither a value nor a default.",
        why="It is no error yet, as ActivatePipeline takes values, too. What the service says where there is none "
        "even then is not documented.",
        fix="Give a value now or at activation, give a default, or make the parameter optional.",
        wrong='{"objects": [], "parameters": [{"id": "myBucket"}]}',
        right='{"objects": [], "parameters": [{"id": "myBucket", "default": "a"}]}',
        source=_TEMPLATES,
        documented=False,
    ),
)
