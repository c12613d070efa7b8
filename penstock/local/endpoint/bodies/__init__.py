"""The bodies of S3's objects: in files, and streamed both ways, so that no object is ever whole in memory."""
