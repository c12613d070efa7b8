#!/bin/sh
# EMR bootstrap action: lets Hadoop's daemons keep more files open than the default of 1,024, which many small log
# files use up. Usage: raise_file_limits.sh [LIMIT]
set -eu

limit="${1:-65536}"
printf '* soft nofile %s\n* hard nofile %s\n' "$limit" "$limit" | sudo tee /etc/security/limits.d/90-etl.conf >/dev/null
