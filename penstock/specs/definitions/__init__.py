"""Definitions as they are written in files: specs of `kind: definition`, and what AWS prints."""
