#!/bin/sh
# A backup program that misbehaves as planned: sh fault-program.sh FOLDER USER RUN OWNER. FOLDER/plans/USER has one line per attempt: ok, 75,
# fail, garbage, flood or hang; later attempts succeed. FOLDER/log gets one line per event, with the process that started the program.
folder=$1 user=$2 run=$3 owner=$4
marks='' pid='' since='' fault=ok at=0
attempts=$folder/attempts/$run.$user
lock=$folder/locks/$run.$user
[ -f "$attempts" ] && read -r marks < "$attempts"
printf x >> "$attempts"
while read -r line; do
  [ "$at" = "${#marks}" ] && fault=$line
  at=$((at + 1))
done < "$folder/plans/$user"

# Prints when a process has started, because the system uses the pid of a killed program again. Empty on systems without /proc.
start_of() {
  stat=''
  [ -r "/proc/$1/stat" ] && read -r stat < "/proc/$1/stat"
  # shellcheck disable=SC2086
  set -- ${stat##*) }
  [ "$#" -gt 19 ] && shift 19 && echo "$1"
}

# Two programs at once for one user would be a defect.
[ -f "$lock" ] && read -r pid since < "$lock"
[ -n "$pid" ] && kill -0 "$pid" 2> /dev/null && [ "$(start_of "$pid")" = "$since" ] && echo "overlap $run $user $owner" >> "$folder/log"
echo "$$ $(start_of $$)" > "$lock"

finish() {
  echo "$fault $run $user $owner" >> "$folder/log"
  : > "$lock"
  exit "$1"
}

case $fault in
  75) echo 'The mailbox is busy' >&2; finish 75 ;;
  fail) echo 'The mailbox is on hold' >&2; finish 3 ;;
  garbage) printf '\377\376\000\033[31mbroken \033[0m\302 token=s3cr3t-of-the-engine\000\n\n' >&2; finish 7 ;;
  flood) head -c 300000 /dev/urandom >&2; finish 9 ;;
  hang) echo "hang $run $user $owner" >> "$folder/log"; exec sleep 600 ;;
esac
sleep 0.1
finish 0
