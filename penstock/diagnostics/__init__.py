"""Errors that users meet: what was found and where, what is allowed, and what to do."""
