"""What people do with pipelines, over the API: the same on AWS and on the local cloud, by endpoint."""
