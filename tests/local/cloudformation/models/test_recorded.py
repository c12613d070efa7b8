"""Types that are not emulated."""

from __future__ import annotations

DASHBOARD = {"Type": "AWS::CloudWatch::Nothing", "Properties": {"Size": 1}}


def test_references_resolve_and_the_event_says_that_nothing_runs(stacks) -> None:
    """References resolve and the event says that nothing runs."""
    outputs = {"Ref": {"Value": {"Ref": "D"}}, "Att": {"Value": {"Fn::GetAtt": ["D", "Arn"]}}}

    assert stacks.put({"D": DASHBOARD}, Outputs=outputs) == "CREATE_COMPLETE"

    found = stacks.outputs()
    assert found["Ref"].startswith("Stack-D-")
    assert found["Att"] == f"{found['Ref']}.Arn"
    events = stacks.api.describe_stack_events(StackName="Stack")["StackEvents"]
    reasons = [item.get("ResourceStatusReason") for item in events if item["LogicalResourceId"] == "D"]
    assert "AWS::CloudWatch::Nothing is recorded, but not emulated here" in reasons


def test_can_change_and_go(stacks) -> None:
    """Can change and go."""
    stacks.put({"D": DASHBOARD})
    before = stacks.ids()["D"]

    assert stacks.update({"D": {**DASHBOARD, "Properties": {"Size": 2}}}) == "UPDATE_COMPLETE"
    assert stacks.ids()["D"] == before
    stacks.api.delete_stack(StackName="Stack")
