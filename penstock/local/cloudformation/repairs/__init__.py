"""The repairs of moto's CloudFormation, one per file; each says what it found."""

from penstock.local.cloudformation.repairs.bucket_deletion import BUCKET_DELETION
from penstock.local.cloudformation.repairs.bucket_update import BUCKET_UPDATE
from penstock.local.cloudformation.repairs.change_set import EXECUTE_CHANGE_SET
from penstock.local.cloudformation.repairs.change_set_details import CHANGE_SET_DETAILS
from penstock.local.cloudformation.repairs.change_set_names import (
    DELETE_CHANGE_SET,
    DESCRIBE_CHANGE_SET,
    EXECUTE_NAMED_CHANGE_SET,
)
from penstock.local.cloudformation.repairs.lazy_resources import LAZY_RESOURCES
from penstock.local.cloudformation.repairs.previous_parameters import PREVIOUS_PARAMETERS
from penstock.local.cloudformation.repairs.repair import Repair
from penstock.local.cloudformation.repairs.ssm_parameter_tags import SSM_PARAMETER_TAGS
from penstock.local.cloudformation.repairs.ssm_parameter_update import SSM_PARAMETER_UPDATE
from penstock.local.cloudformation.repairs.ssm_parameter_values import SSM_PARAMETER_VALUES
from penstock.local.cloudformation.repairs.stack_creation import CREATE_STACK
from penstock.local.cloudformation.repairs.stack_deletion import DELETE_STACK
from penstock.local.cloudformation.repairs.stack_resources import STACK_RESOURCES
from penstock.local.cloudformation.repairs.stack_update import UPDATE_STACK
from penstock.local.cloudformation.repairs.topic_update import TOPIC_UPDATE
from penstock.local.cloudformation.repairs.unknown_types import UNKNOWN_TYPES

REPAIRS: tuple[Repair, ...] = (
    LAZY_RESOURCES,
    STACK_RESOURCES,
    CHANGE_SET_DETAILS,
    DELETE_CHANGE_SET,
    DESCRIBE_CHANGE_SET,
    EXECUTE_NAMED_CHANGE_SET,
    EXECUTE_CHANGE_SET,
    CREATE_STACK,
    UPDATE_STACK,
    DELETE_STACK,
    SSM_PARAMETER_TAGS,
    PREVIOUS_PARAMETERS,
    UNKNOWN_TYPES,
    BUCKET_UPDATE,
    BUCKET_DELETION,
    TOPIC_UPDATE,
    SSM_PARAMETER_UPDATE,
    SSM_PARAMETER_VALUES,
)
