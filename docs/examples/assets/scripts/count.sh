#!/bin/sh
# Counts the lines of the first input. $1 is the name of the file that it writes.
set -eu
cat "$INPUT1_STAGING_DIR"/* | wc -l > "$OUTPUT1_STAGING_DIR/$1"
