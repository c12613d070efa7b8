"""Every diagnostic id, with what it means: ids are part of the contract and are never used again for something else.

1xx: reading YAML. 2xx: the shape of a spec. 3xx: names, references and files of a spec. 4xx: rules of the service.
"""

from __future__ import annotations

CATALOGUE: dict[str, str] = {
    "PS101": "The file cannot be read.",
    "PS102": "The file is not well-formed YAML.",
    "PS103": "A key stands twice in one mapping.",
    "PS104": "YAML that a spec has no use for: tags, keys that are not text, aliases that contain themselves.",
    "PS201": "A key that the spec language does not know.",
    "PS202": "A required key is missing.",
    "PS203": "A value has the wrong type.",
    "PS204": "A value is of the right type but not allowed.",
    "PS205": "A step or resource type that does not exist.",
    "PS301": "Two steps or resources have the same name.",
    "PS302": "A reference to a step or resource that does not exist.",
    "PS303": "A file under assets/ that does not exist.",
    "PS304": "The first step that needs an input has no step before it.",
    "PS305": "The step named as input writes nothing that can be read.",
    "PS306": "Amazon's Pig functions do not exist on this EMR release.",
    "PS307": "The step cannot run on this type of resource.",
    "PS401": "A required field of a pipeline object is missing.",
    "PS402": "None, or more than one, of a group of fields is set.",
    "PS403": "A reference to a pipeline object that does not exist, or is of the wrong type.",
    "PS404": "A schedule that the service refuses.",
    "PS405": "A period that is too short or too long.",
    "PS406": "A number outside the range that the service takes.",
    "PS407": "A size outside the limits of definitions.",
    "PS408": "An expression that cannot be parsed, or names something that does not exist.",
    "PS409": "Two pipeline objects have the same id.",
    "PS410": "Pipeline objects wait for, or inherit from, each other in a circle.",
    "PS411": "A value that the enumeration does not have.",
    "PS412": "The service refuses the definition; the message is the service's.",
}
