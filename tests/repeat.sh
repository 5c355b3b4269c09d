#!/usr/bin/env bash
# Repeats one test and counts its failures: tests/repeat.sh PROJECT.CLASS.METHOD RUNS [--load]
# PROJECT is a folder of tests/, built in Release; METHOD may end with *. --load keeps every core busy at the lowest priority meanwhile.
# Example: tests/repeat.sh 'EndToEnd.CheckpointTests.A_trial_killed_in_mid_epoch*' 50 --load
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
[ $# -ge 2 ] || { sed -n '2,4s/^# //p' "$0"; exit 2; }
test=$1 runs=$2 load=${3:-} project=${1%%.*} failed=0 burners=()
program=tests/$project.Tests/bin/Release/net10.0/NasV2.$project.Tests
[ -x "$program" ] || { echo "repeat.sh: $program is missing: dotnet build tests/$project.Tests -c Release"; exit 2; }
trap '[ ${#burners[@]} = 0 ] || kill "${burners[@]}" 2>/dev/null' EXIT
if [ "$load" = --load ]; then
  for _ in $(seq "$(nproc)"); do nice -n 19 sh -c 'while :; do :; done' & burners+=($!); done
fi
for run in $(seq "$runs"); do
  if ! output=$("$program" -noColor -noLogo -method "NasV2.$project.Tests.${test#*.}" 2>&1); then
    failed=$((failed + 1))
    printf 'run %d failed:\n%s\n' "$run" "$output"
  elif ! grep -qE 'Total: [1-9]' <<<"$output"; then
    printf 'repeat.sh: no test matches %s\n%s\n' "$test" "$output"
    exit 2
  fi
done
echo "$((runs - failed)) of $runs runs passed"
[ "$failed" = 0 ]
