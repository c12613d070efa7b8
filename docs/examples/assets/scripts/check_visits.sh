#!/bin/sh
# The last line that is printed is the reason; the exit code is the verdict.
lines=$(cat "$INPUT1_STAGING_DIR"/* | wc -l)
echo "$lines visits, at least $1 are usual"
[ "$lines" -ge "$1" ]
