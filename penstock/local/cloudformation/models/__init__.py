"""Resource types that moto lacks, or has in name only, as moto's CloudFormation models."""

from moto.core.common_models import CloudFormationModel

from penstock.local.cloudformation.models.secret import Secret
from penstock.local.cloudformation.models.subscription import Subscription

# A model counts for moto as soon as its class exists.
MODELS: tuple[type[CloudFormationModel], ...] = (Secret, Subscription)
