"""Relational databases: which server a definition's database is on this machine, and how to talk to it."""
