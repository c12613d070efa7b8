"""Stacks: one per spec."""
