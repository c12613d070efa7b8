"""CloudFormation where moto's falls short: our resource types, dynamic references, events and rollback."""
