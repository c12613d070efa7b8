#!/bin/sh
# Raises the limit of open files on a node.
set -eu
ulimit -n "${1:-65536}"
