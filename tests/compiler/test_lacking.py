"""What steps need and an environment lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest

from penstock.compiler import check_compiled, compile_loaded
from penstock.compiler.lacking import lacking
from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.specs.loader import load_spec
from penstock.steps import Step
from penstock.steps.context import StepContext, StepResult
from penstock.steps.deployment import Deployment, Lack
from penstock.steps.extract_from_s3 import ExtractFromS3

SPEC = """\
name: visits
schedule: {every: 1 day, start: first-activation}
steps:
  - {type: extract-from-s3, path: logs/}
  - parallel:
      - {type: extract-from-s3, path: a/}
      - {type: extract-from-s3, path: moon/}
"""


@pytest.fixture
def loaded(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A spec whose last step names what nobody has."""

    def lacks(self: ExtractFromS3, deployment: Deployment) -> Iterator[Lack]:
        if self.path == "moon/":
            yield Lack(("path",), f"'{self.path}' is not to be had", deployment.bucket, "stay on earth")

    monkeypatch.setattr(ExtractFromS3, "lacks", lacks)
    path = tmp_path / "spec.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return load_spec(path, tmp_path)


def test_it_is_told_at_its_key(loaded: Any, deployment: Any) -> None:
    """Before anything is compiled."""
    (finding,) = lacking(loaded, deployment)

    assert (finding.id, finding.location.line, finding.location.column) == ("PS302", 7, 39)
    assert (finding.message, finding.allowed, finding.help) == (
        "'moon/' is not to be had",
        "data-bucket",
        "stay on earth",
    )
    assert check_compiled(loaded, deployment) == (finding,)
    with pytest.raises(DiagnosticsError, match="moon"):
        compile_loaded(loaded, deployment)


def test_steps_lack_nothing_unless_they_say_so(deployment: Any) -> None:
    """The base needs no more than what every deployment has."""

    class Greet(Step):
        type: Literal["greet"]

        def compile(self, context: StepContext) -> StepResult:
            del context
            return StepResult()

    assert list(Greet(type="greet", name="a").lacks(deployment)) == []
