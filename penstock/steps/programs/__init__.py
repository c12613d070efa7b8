"""Programs that run on the machines of pipelines, which have no Penstock: Python 3.7 and its standard library.

They are published as one file and run as `python3 -m programs.NAME`, so they name each other relatively.
"""
