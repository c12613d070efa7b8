#!/bin/sh
. ./names.sh
ls "$INPUT1_STAGING_DIR" > "$OUTPUT1_STAGING_DIR/$REPORT"
