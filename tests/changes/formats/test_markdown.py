"""Changes as the comment of a pull request."""

from __future__ import annotations

from penstock.changes import Changes, PipelineState, compare
from penstock.changes.consequence import EDITING, RESOURCE
from penstock.changes.formats.markdown import MOST_CHARACTERS, render
from penstock.definition.cli_form import from_cli

REFUSED = f"""\
### <code>new.yaml</code> against <code>old.json</code>

**refused**: 3 of 11 changes; a CloudFormation update fails and rolls back

- keep what cannot change, or replace the pipeline by changing its description, too: see docs/changes.md

<details><summary><code>tag team</code>: in place</summary>

| field | before | after | what happens |
|---|---|---|---|
| *changed* | <code>a</code> | <code>b</code> | in place |

</details>

<details open><summary><code>Daily (Schedule)</code>: refused</summary>

| field | before | after | what happens |
|---|---|---|---|
| <code>period</code> | <code>1 day</code> | <code>2 days</code> | refused: the period of a schedule cannot change \
after activation ([source]({EDITING})) |

</details>

<details open><summary><code>Work (ShellCommandActivity)</code>: in place, refused</summary>

| field | before | after | what happens |
|---|---|---|---|
| <code>command</code> | <code>a &#124; b<br>c<br></code> | <code>a &#124; b<br>d<br></code> | in place |
| <code>onFail</code> | → <code>Alarm</code> |  | refused: the reference field 'onFail' cannot change after \
activation ([source]({EDITING})) |

</details>

<details open><summary><code>Alarm (SnsAlarm)</code>: refused</summary>

| field | before | after | what happens |
|---|---|---|---|
| *removed* |  |  | refused: an object cannot be removed after activation; keep it, or replace the pipeline \
([source]({EDITING})) |

</details>

<details><summary><code>Db</code>: in place</summary>

| field | before | after | what happens |
|---|---|---|---|
| <code>&#42;password</code> | (secret) | (secret) *changed* | in place |
| <code>argument</code> | <code>x</code><br><code>y</code> | <code>x</code><br><code>&#96;&#42;&#95;&#64;me&#95;&#42;\
&#96; &lt;b&gt;&lt;z&gt;</code> | in place |

</details>

<details><summary><code>Extra (S3DataNode)</code>: in place</summary>

| field | before | after | what happens |
|---|---|---|---|
| *added* |  |  | in place |
| <code>directoryPath</code> |  | <code>s3://b/</code> | in place |
| <code>type</code> |  | <code>S3DataNode</code> | in place |

</details>

<details><summary><code>value of myA</code>: in place</summary>

| field | before | after | what happens |
|---|---|---|---|
| *changed* | <code>1</code> | <code>2</code> | in place |

</details>"""

REPLACED = f"""\
### <code>new.yaml</code> against <code>old.json</code>

**replaced**: CloudFormation makes a new pipeline, and deletes the old one

- the new pipeline has an id of its own; what names the old one (scripts, policies, dashboards) must follow
- the run history, with all instances and attempts, is deleted with the old pipeline; its logs stay in S3

<details open><summary><code>the pipeline</code>: replacement</summary>

| field | before | after | what happens |
|---|---|---|---|
| <code>name</code> | <code>p</code> | <code>q</code> | replacement: CloudFormation replaces the pipeline when its \
name changes ([source]({RESOURCE})) |

</details>

<details open><summary><code>A (Custom)</code>: needs the replacement</summary>

| field | before | after | what happens |
|---|---|---|---|
| *removed* |  |  | needs the replacement: an object cannot be removed after activation; keep it, or replace the \
pipeline ([source]({EDITING})) |

</details>"""

NOTHING = """\
### <code>new.yaml</code> against <code>old.json</code>

**no changes**

Notes:

- not compared: &lt;bucket&gt; &#42;x&#42;"""


def _render(changes: Changes) -> str:
    return render(changes, old="old.json", new="new.yaml")


def test_whole_outputs(refused: Changes, replaced: Changes, nothing: Changes) -> None:
    """What stops a deployment is open, the rest is folded; nothing in a value is taken for markdown."""
    assert _render(refused) == REFUSED
    assert _render(replaced) == REPLACED
    assert _render(nothing) == NOTHING


def test_long_values_are_cut() -> None:
    """A comment has a limit."""
    old, new = (PipelineState(from_cli({"objects": [{"id": "A", "x": text}]})) for text in ("a", "b" * 5000))
    assert f"<code>{'b' * MOST_CHARACTERS}…</code>" in _render(compare(old, new))
