"""The local cloud: one AWS endpoint on localhost, from moto and the services that moto lacks."""
