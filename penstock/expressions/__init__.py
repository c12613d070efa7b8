"""The `#{...}` language of AWS Data Pipeline: parsed with positions, evaluated purely, with the standard library alone.

Every DateTime is an aware `datetime` in UTC; a context that hands out a naive one gets an `ExpressionError`.
See "Pipeline Expressions and Functions" in the AWS Data Pipeline Developer Guide (dp-pipeline-expressions).
"""

from penstock.expressions.context import Context, MappingContext
from penstock.expressions.errors import ExpressionError
from penstock.expressions.evaluator import evaluate, evaluate_list, evaluate_value
from penstock.expressions.nodes import Expression, Name, Template
from penstock.expressions.parser import has_expression, parse
from penstock.expressions.usage import functions, references
from penstock.expressions.values import Value

__all__ = (
    "Context",
    "Expression",
    "ExpressionError",
    "MappingContext",
    "Name",
    "Template",
    "Value",
    "evaluate",
    "evaluate_list",
    "evaluate_value",
    "functions",
    "has_expression",
    "parse",
    "references",
)
