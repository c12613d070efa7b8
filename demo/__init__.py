"""The demonstration behind `make run`: the clickstream pipeline, deployed and run on the local cloud."""
