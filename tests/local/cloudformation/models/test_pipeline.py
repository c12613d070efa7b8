"""AWS::DataPipeline::Pipeline in a stack."""

from __future__ import annotations

TAGS = [{"Key": "team", "Value": "data"}, {"Key": "stage", "Value": "dev"}]
OUTPUTS = {"ByRef": {"Value": {"Ref": "P"}}, "ByAttribute": {"Value": {"Fn::GetAtt": ["P", "PipelineId"]}}}


def test_creates_defines_and_activates(stacks, pipelines, pipeline) -> None:
    """Creates defines and activates."""
    resource = pipeline(
        "Default",
        Description="clicks of a day",
        PipelineTags=TAGS,
        ParameterObjects=[{"Id": "myDay", "Attributes": [{"Key": "type", "StringValue": "String"}]}],
        ParameterValues=[{"Id": "myDay", "StringValue": "monday"}],
        fields=[{"Key": "type", "StringValue": "Default"}, {"Key": "schedule", "RefValue": "Daily"}],
    )

    assert stacks.put({"P": resource}, Outputs=OUTPUTS) == "CREATE_COMPLETE"

    (made,) = pipelines.pipelines.values()
    assert (made["name"], made["description"]) == ("clicks", "clicks of a day")
    assert (made["tags"], made["state"]) == ({"team": "data", "stage": "dev"}, "SCHEDULED")
    assert made["definition"] == {
        "pipelineObjects": [
            {
                "id": "Default",
                "name": "Default",
                "fields": [{"key": "type", "stringValue": "Default"}, {"key": "schedule", "refValue": "Daily"}],
            }
        ],
        "parameterObjects": [{"id": "myDay", "attributes": [{"key": "type", "stringValue": "String"}]}],
        "parameterValues": [{"id": "myDay", "stringValue": "monday"}],
    }
    assert stacks.outputs() == {"ByRef": "df-1", "ByAttribute": "df-1"}


def test_activate_false_leaves_it_pending(stacks, pipelines, pipeline) -> None:
    """Activate false leaves it pending."""
    stacks.put({"P": pipeline(Activate=False)})

    assert pipelines.pipelines["df-1"]["state"] == "PENDING"


def test_objects_may_be_left_out(stacks, pipelines) -> None:
    """Objects may be left out."""
    resource = {"Type": "AWS::DataPipeline::Pipeline", "Properties": {"Name": "empty", "Activate": "false"}}

    assert stacks.put({"P": resource}) == "CREATE_COMPLETE"
    assert pipelines.calls == ["CreatePipeline"]


def test_two_stacks_may_have_pipelines_of_one_name(stacks, pipelines, pipeline) -> None:
    """Two stacks may have pipelines of one name."""
    stacks.put({"P": pipeline()}, "One")
    stacks.put({"P": pipeline()}, "Two")

    assert len({item["uniqueId"] for item in pipelines.pipelines.values()}) == 2


def test_a_bad_definition_fails_the_stack_and_leaves_no_pipeline(stacks, pipelines, pipeline) -> None:
    """A bad definition fails the stack and leaves no pipeline."""
    assert stacks.put({"P": pipeline("Bad")}, Outputs=OUTPUTS) == "ROLLBACK_COMPLETE"

    assert stacks.reason("CREATE_FAILED") == "The pipeline definition is not valid. Bad: no type Bad: no schedule"
    assert pipelines.pipelines == {}
    assert stacks.outputs() == {}


def test_changes_the_definition_and_tags_in_place(stacks, pipelines, pipeline) -> None:
    """Changes the definition and tags in place."""
    stacks.put({"P": pipeline("A", PipelineTags=TAGS)})

    new = pipeline("A", "B", PipelineTags=[{"Key": "team", "Value": "web"}])
    assert stacks.update({"P": new}, Outputs=OUTPUTS) == "UPDATE_COMPLETE"

    made = pipelines.pipelines["df-1"]
    assert [item["id"] for item in made["definition"]["pipelineObjects"]] == ["A", "B"]
    assert made["tags"] == {"team": "web"}
    assert stacks.outputs()["ByRef"] == "df-1"


def test_deactivates(stacks, pipelines, pipeline) -> None:
    """Deactivates."""
    stacks.put({"P": pipeline()})

    stacks.update({"P": pipeline(Activate=False)})

    assert pipelines.pipelines["df-1"]["state"] == "INACTIVE"


def test_another_name_or_description_replaces_it(stacks, pipelines, pipeline) -> None:
    """Another name or description replaces it."""
    stacks.put({"P": pipeline()})

    assert stacks.update({"P": pipeline(Name="visits")}, Outputs=OUTPUTS) == "UPDATE_COMPLETE"
    assert {key: item["name"] for key, item in pipelines.pipelines.items()} == {"df-2": "visits"}
    assert stacks.outputs()["ByAttribute"] == "df-2"

    stacks.update({"P": pipeline(Name="visits", Description="new")}, Outputs=OUTPUTS)
    assert list(pipelines.pipelines) == ["df-3"]


def test_a_refused_change_rolls_back_with_the_reason(stacks, pipelines, pipeline) -> None:
    """A refused change rolls back with the reason."""
    stacks.put({"P": pipeline("A")})

    assert stacks.update({"P": pipeline("A", "Refused")}) == "UPDATE_ROLLBACK_COMPLETE"

    assert stacks.reason("UPDATE_FAILED") == "the period of a running schedule cannot be changed"
    assert [item["id"] for item in pipelines.pipelines["df-1"]["definition"]["pipelineObjects"]] == ["A"]


def test_a_change_that_is_saved_with_errors_is_taken_back(stacks, pipelines, pipeline) -> None:
    """A change that is saved with errors is taken back."""
    stacks.put({"P": pipeline("A")})

    assert stacks.update({"P": pipeline("A", "Bad")}) == "UPDATE_ROLLBACK_COMPLETE"

    assert [item["id"] for item in pipelines.pipelines["df-1"]["definition"]["pipelineObjects"]] == ["A"]


def test_a_replacement_in_a_failing_update_is_taken_back(stacks, pipelines, pipeline) -> None:
    """A replacement in a failing update is taken back."""
    stacks.put({"P": pipeline()})
    last = {**pipeline("Bad", Name="other"), "DependsOn": "P"}

    assert stacks.update({"P": pipeline(Name="visits"), "Q": last}) == "UPDATE_ROLLBACK_COMPLETE"

    assert {key: item["name"] for key, item in pipelines.pipelines.items()} == {"df-1": "clicks"}
    assert stacks.ids() == {"P": "df-1"}


def test_is_deleted_with_its_stack(stacks, pipelines, pipeline) -> None:
    """Is deleted with its stack."""
    stacks.put({"P": pipeline()})

    stacks.api.delete_stack(StackName="Stack")

    assert pipelines.pipelines == {}


def test_a_pipeline_that_is_gone_does_not_hold_up_the_deletion(stacks, pipelines, pipeline) -> None:
    """A pipeline that is gone does not hold up the deletion."""
    stacks.put({"P": pipeline()})
    pipelines.pipelines.clear()

    stacks.api.delete_stack(StackName="Stack")

    assert stacks.api.list_stacks(StackStatusFilter=["DELETE_COMPLETE"])["StackSummaries"][0]["StackName"] == "Stack"
