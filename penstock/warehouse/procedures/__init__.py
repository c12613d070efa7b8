"""Stored procedures in PL/pgSQL: a parser of their bodies, and an interpreter that runs their SQL one by one.

https://docs.aws.amazon.com/redshift/latest/dg/c_pgplsql-structure.html
"""
