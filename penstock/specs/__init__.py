"""YAML specs: read with positions, checked as a whole, errors as Diagnostics."""
