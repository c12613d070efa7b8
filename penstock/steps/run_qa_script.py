"""run-qa-script: a script of one's own that looks for what is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import Field

from penstock.objects import S3DataNode, ShellCommandActivity
from penstock.steps.base import WORKER_GROUP
from penstock.steps.bases.reading_step import ReadingStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.keys.shell_program import ShellProgram
from penstock.steps.keys.types import Text
from penstock.steps.parts.check_script import check_script
from penstock.steps.parts.folders import path_expression, run_folder, waits_for_all
from penstock.steps.parts.library_use import use_library
from penstock.steps.parts.sql_activity import written_sql_activity

_BEFORE = """\
QA_SAID=$(mktemp) && QA_CODE=$(mktemp) || exit 1
{
(
"""
_AFTER = """
)
echo $? > "$QA_CODE"
} | tee "$QA_SAID"
read -r QA_RESULT < "$QA_CODE" || exit 1
if [ "$QA_RESULT" -eq 126 ] || [ "$QA_RESULT" -eq 127 ] || [ "$QA_RESULT" -gt 128 ]; then exit "$QA_RESULT"; fi
QA_LAST=$(tail -n 1 "$QA_SAID" | LC_ALL=C tr -cd ' -~' | cut -c 1-200)
if [ "$QA_RESULT" -eq 0 ]; then QA_FOUND=0; else QA_FOUND=1; fi
printf '%s\\t%s\\n' "$QA_FOUND" "exit code $QA_RESULT: $QA_LAST" > "$OUTPUT1_STAGING_DIR/verdict"
"""
_COLUMNS = """\
(
    found     BIGINT       NOT NULL,
    complaint VARCHAR(300) NOT NULL
)"""


class RunQaScript(ReadingStep, ShellProgram):
    """Runs a command or a script that looks for what is wrong: exit code 0 says that all is well, another one that not.

    What the script prints last is the reason that is told. An exit code of 126, 127 or above 128 is no answer: the
    script was not found, or was stopped; that fails at once. The data that it reads is in the folders
    $INPUT1_STAGING_DIR, $INPUT2_STAGING_DIR and so on. What the spec's `library` has installed is found by Python
    (PYTHONPATH) and by the shell ($LIBRARY_DIR, and its `bin` in PATH).

    Compiles to a ShellCommandActivity NAME.run, which writes the verdict to S3, and an SqlActivity that notes it in
    `penstock_checks`: 1 or 0. Then that activity fails, with the reason, or goes on where `on_failure` is `warn`.
    """

    USES_LIBRARY = True
    COPIES = True
    RUNS_ON = ("ec2-instance", WORKER_GROUP)

    type: Literal["run-qa-script"]
    on_failure: Literal["fail", "warn"] = Field(
        default="fail", description="What happens when something is wrong: the activity fails, or it is only noted"
    )
    queue: Text | None = Field(default=None, description="Query group, by which Redshift chooses the queue")

    @property
    def staging_prefix(self) -> str:
        """What the verdicts are kept under."""
        return f"{self.name}/"

    def compile(self, context: StepContext) -> StepResult:
        """Make the activities."""
        verdict = run_folder(context, f"{self.name}.verdict", self.staging_prefix)
        run = self._run(context, verdict)
        note = written_sql_activity(
            replace(context, after=()),  # the script waits for what is above
            self.name,
            self._sql(context, verdict),
            runs_on=self.runs_on,
            queue=self.queue,
            sources=(verdict,),
        )
        return StepResult(activity=note, before=(run,))

    def _run(self, context: StepContext, verdict: S3DataNode) -> ShellCommandActivity:
        sources = self.sources(context)
        library = context.libraries.get(self.runs_on)
        use = "" if library is None else use_library(len(sources) + 2)
        made = self.program(context, self.name, len(sources) + 1, around=len(f"{use}{_BEFORE}{_AFTER}"))
        packed = () if made.packed is None else (S3DataNode(f"{self.name}.script", file_path=made.packed),)
        inputs = (*sources, *packed, *(() if library is None else (library,)))
        return ShellCommandActivity(
            f"{self.name}.run",
            command=f"{'' if library is None else use_library(len(inputs))}{_BEFORE}{made.command}{_AFTER}",
            script_argument=tuple(self.arguments) or None,
            stage=True,
            input=inputs or None,
            output=(verdict,),
            **context.place(self.runs_on),
            depends_on=waits_for_all(context, inputs),
            **context.alarms,
        )

    def _sql(self, context: StepContext, verdict: S3DataNode) -> str:
        from penstock.tables.names import literal
        from penstock.tables.sql.copying import Files, copy_into
        from penstock.tables.sql.source_checks import VERDICT

        files = Files(path_expression("input", verdict), ("DELIMITER '\\t'",), context.deployment.warehouse.iam_role)
        return check_script(
            context.pipeline,
            self.name,
            VERDICT,
            f"{literal(f'{self.name} found something wrong, ')} || complaint",
            before=(f"CREATE TEMP TABLE {VERDICT} {_COLUMNS}", *copy_into(VERDICT, files, 0)),
            fails=self.on_failure == "fail",
        )
