#!/bin/sh
# Ends with 0 outside of the shop's busy hours, which are the arguments: FIRST LAST, in UTC.
hour=$(date -u +%H)
test "$hour" -lt "$1" || test "$hour" -gt "$2"
