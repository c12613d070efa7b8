"""Put our resource types and repairs into moto's CloudFormation."""

from __future__ import annotations

from moto.cloudformation import parsing

from penstock.local.cloudformation.models import MODELS
from penstock.local.cloudformation.models.pipeline import pipeline_model
from penstock.local.cloudformation.repairs import REPAIRS
from penstock.local.endpoint.protocol import JsonService


def install(pipelines: JsonService) -> None:
    """Serve AWS::DataPipeline::Pipeline from `pipelines`, and repair what moto does wrong.

    moto has one set of classes in a process: the service of the last call serves every stack in it.
    """
    wanted = {model.cloudformation_type(): model for model in (*MODELS, pipeline_model(pipelines))}
    for cached in (parsing.get_model_list, parsing.get_model_map, parsing.get_name_type_map):
        cached.cache_clear()
    # moto asks for the subclasses once, and lets the last of a type win; asked now, it keeps ours alive, too.
    registered = parsing.get_model_map()
    missed = [name for name, model in wanted.items() if registered[name] is not model]
    if missed:
        raise RuntimeError(f"moto serves {', '.join(missed)} with another class than ours; is its version 5.2.5?")
    for repair in REPAIRS:
        repair.apply()
