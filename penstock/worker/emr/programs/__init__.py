"""Programs of a cluster, each a process of its own: `main(arguments)` gives the exit code."""
