#!/bin/sh
# Counts the lines of every file below the folder that $1 names, for each output that is named behind it.
set -e
eval "folder=\$${1#--input=}"
shift
for part in "${@:-.}"; do
    mkdir -p "$OUTPUT1_STAGING_DIR/$part"
    find "$folder" -type f -exec cat {} + | wc -l > "$OUTPUT1_STAGING_DIR/$part/lines.txt"
done
