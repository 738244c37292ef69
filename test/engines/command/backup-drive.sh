#!/bin/sh
# backup-drive.sh ADDRESS: copies the files of a user, then stores the copy as a snapshot.
set -eu
copy=/srv/backups/$1/drive
older=/srv/backups/$1/older/$(date +%F)
code=0
rclone sync --config /etc/backup/rclone.conf --drive-impersonate "$1" --backup-dir "$older" source: "$copy" || code=$?
# rclone ends with 5 after a temporary error.
[ "$code" != 5 ] || exit 75
[ "$code" = 0 ] || exit "$code"
restic backup --quiet --host "$1" --tag drive "$copy"
