"""Other schedulers at the same work: each file is a program for the peers' own environment, see `peer_environment`."""
