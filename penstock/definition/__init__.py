"""The one intermediate form: a pipeline definition, its wire forms, and inheritance."""
