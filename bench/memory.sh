#!/usr/bin/env bash
# Resident memory of the two processes of a search, service and trainer, each time a trial ends; native memory is part of it.
# usage: bench/memory.sh [trials, default 10] [job, default deploy/jobs/quickstart.yaml]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
trials="${1:-10}" job="${2:-deploy/jobs/quickstart.yaml}"
dotnet build src/Cli -c Release -v quiet --nologo
work="$(mktemp -d)"
search=''
end() {
  [[ -z "$search" ]] || { kill "$search" && wait "$search" || true; } 2>/dev/null
  rm -rf "$work"
}
trap end EXIT

sed "s/^trials: .*/trials: $trials/" "$job" >"$work/job.yaml"
NAS_HOME="$work/home" src/Cli/bin/Release/net10.0/nas search "$work/job.yaml" --out "$work/results" >"$work/log" 2>&1 &
search=$!
resident() { awk '/^VmRSS:/ { printf "%d", $2 / 1024 }' "/proc/$1/status" 2>/dev/null || true; }

echo "trial  service MiB  trainer MiB"
seen=0
while kill -0 "$search" 2>/dev/null; do
  ended="$(grep -oE '^[0-9]+/' "$work/log" | tail -n 1 | tr -d / || true)"
  if [[ -n "$ended" && "$ended" -gt "$seen" ]]; then
    seen="$ended"
    trainer="$(pgrep -P "$search" | head -n 1 || true)"
    printf '%5d  %11s  %11s\n' "$seen" "$(resident "$search")" "$(resident "${trainer:-none}")"
  fi
  sleep 0.2
done
wait "$search" || { cat "$work/log" >&2; exit 1; }
search=''
