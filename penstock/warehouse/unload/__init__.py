"""UNLOAD: its options, the text of its rows, its files."""
