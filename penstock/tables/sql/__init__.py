"""The SQL of tables, in Redshift's words: one family of statements per file.

Every function gives statements without semicolons, to be run in this order and in one transaction; the same arguments
give the same text. Columns are named, always: neither `SELECT *` nor an INSERT by position can mistake one for another.

Two loads of one table at the same time are not made safe here: a LOCK would make readers wait, too. A pipeline that
runs one instance of a load at a time is enough.
"""
