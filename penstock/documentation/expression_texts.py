"""What docs/expressions.md says in words; everything in it that can be computed is computed."""

from __future__ import annotations

_GUIDE = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide"

INTRODUCTION = f"""\
# Expressions

A text of a pipeline object may hold expressions between `#{{` and `}}`. The service evaluates them when an object runs:

    s3://my-bucket/logs/#{{format(@scheduledStartTime, 'YYYY-MM-dd')}}/#{{myPrefix}}

Penstock parses them when a spec is checked, so that a typing error is found at once, at its column; and the local
cloud evaluates them as the service does. References, and the fields `id`, `name` and `type`, are taken as they are.
A text may hold several expressions, and other text around them.

Guide: [expressions]({_GUIDE}/dp-pipeline-expressions.html),
[date functions]({_GUIDE}/dp-pipeline-reference-functions-datetime.html),
[operators]({_GUIDE}/dp-pipeline-reference-functions-math.html)."""

NAMES = """\
## Names

| write | for |
|---|---|
| `#{table}` | a field of the same object |
| `#{myPrefix}` | a field of your own, or a parameter; the value that is given goes before the default |
| `#{*myPassword}` | a secret field or parameter, with its `*` |
| `#{@scheduledStartTime}` | a field that the service sets while the object runs |
| `#{input.directoryPath}` | a field of an object that this one refers to, over as many references as you like |
| `#{node.name}` | in an action or a precondition: the object that it is for |
| `#{node.@actualEndTime}` | likewise, a field that the service set there |
| `#{node.output.directoryPath}` | and from there on through its references |
| `#{parent.@id}` | the id in the definition; `#{id}` is that of the run, such as `@Copy_2018-01-31T11:05:33` |

Runtime fields (`@...`) are known of the object itself and of `node`; they cannot be read through further references."""

OPERATORS = """\
## Values and operators

Values are texts (in single or double quotes, without escapes), integers of 64 bits, floating numbers and DateTimes,
which are in UTC. There are no Booleans, comparisons or conditions.

| operator | does |
|---|---|
| `a + b` | adds numbers; where a side is a text, writes the other as one and puts them together |
| `a - b`, `a * b` | subtracts, multiplies |
| `a / b` | divides; of two integers the fraction is cut off: `7 / 2` is 3, `-7 / 2` is -3 |
| `a ^ b` | power, always a floating number: `2 ^ 2` is 4.0; groups from the right |
| `-a` | changes the sign; binds closest: `-2 ^ 2` is 4.0 |

A method call puts the value before the dot in the place of the first argument: `@scheduledStartTime.plusDays(1)` is
`plusDays(@scheduledStartTime, 1)`. A DateTime in a text is written like `2018-01-31T11:05:33`, without zone."""

LISTS = """\
## Lists

A field with several values is a list. An operator or a function over a list gives the list of its results: where
`myList` is `one` and `two`, `#{'this is ' + myList}` is `this is one` and `this is two`. Lists in the values of one
field become one list. One operation with two lists is an error in Penstock; the guide does not say what it gives."""

EXTENSIONS_OFF = """\
## Functions that are off

These are not in the guide's list, and it is not known whether the service still takes them. `inTimeZone` was in the
guide of 2014; `plusPeriod` stands in one example. They are errors in specs and in the local cloud; in Python,
`parse(text, extensions=True)` and `evaluate(text, context, extensions=True)` take them. Time zones come from the
machine, or from the Python package `tzdata`."""

PATTERNS = """\
## Patterns

`format` takes patterns of Joda-Time. Other letters are errors; other characters, and text between single quotes, stand
for themselves. A longer run pads a number with zeros."""

DIFFERENCES = (
    ("gives no grammar", "takes the one above, which covers every expression in the guide and in published pipelines"),
    (
        "prints DateTimes with `z`, `UTC` or a space, differently from row to row",
        "`yyyy-MM-dd'T'HH:mm:ss`, as in instance ids",
    ),
    (
        "prints `2011-05-24T17:10:00 UTC` for the pattern `YYYY-MM-dd HH:mm:ss z`",
        "the pattern's space: `2011-05-24 17:10:00 UTC`",
    ),
    ("prints `.5` for `1.0 / 2`", "`0.5`, as Java writes it"),
    ("sets `startDateTime` to `makeDate(2011,5,24)`", "text; only `#{makeDate(2011,5,24)}` is a time"),
    ('says of `midnight` "the current", in 2014 "the next"', "00:00 of the same day, as its example shows"),
    ("writes `hh` for hours in its patterns", "the hour of the half day: 17:10 becomes 05:10; write `HH`"),
    (
        "shows `YY-MM-DD HH:MM:SS` with SqlActivity",
        "`DD` is the day of the year, `MM` the month and `SS` a fraction; write `YY-MM-dd HH:mm:ss`",
    ),
    ("does not say what an unknown name gives", "an error when the spec is checked, or when the object runs"),
    (
        "sets no limits within a field",
        "integers of 64 bits, years 1 to 9999, 50 brackets, calls, signs and powers in one expression",
    ),
)
"""What the guide says or leaves out, and what Penstock makes of it; tests/expressions/test_documented_examples.py."""
