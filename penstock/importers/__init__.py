"""Importers: specs made of what others have written."""
