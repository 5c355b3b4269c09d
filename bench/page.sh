#!/usr/bin/env bash
# How long the page of a search takes until it is usable, in headless Chromium, served by nas serve.
# usage: bench/page.sh [trials…, default: 1000 10000]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for project in bench/Bench src/Cli tests/Dashboard.Tests; do
  dotnet build "$project" -c Release -v quiet --nologo
done
work="$(mktemp -d)"
head=''
end() {
  [[ -z "$head" ]] || { kill "$head" && wait "$head" || true; }
  rm -rf "$work"
}
trap end EXIT

for trials in "${@:-1000 10000}"; do
  for count in $trials; do
    export NAS_HOME="$work/$count"
    mkdir "$NAS_HOME"
    search="$(bench/Bench/bin/Release/net10.0/NasV2.Bench seed --store "sqlite:$NAS_HOME/nas.db" --trials "$count" --epochs 10)"
    while port=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    src/Cli/bin/Release/net10.0/nas serve --http "http://127.0.0.1:$port" >"$NAS_HOME/log" 2>&1 &
    head=$!
    until grep -q '^Ready' "$NAS_HOME/log"; do
      kill -0 "$head" || { cat "$NAS_HOME/log" >&2; exit 1; }
      sleep 0.1
    done
    # The test runner shows only its own lines; the figure is among them.
    NAS_PAGE="http://127.0.0.1:$port/searches/$search" tests/Dashboard.Tests/bin/Release/net10.0/NasV2.Dashboard.Tests -noColor -noLogo -showLiveOutput -method '*Until_a_page_can_be_used' \
      | sed -n "s/.*page usable/$count trials x 10 epochs, load average $(cut -d' ' -f1 /proc/loadavg): page usable/p"
    kill "$head" && wait "$head" || true
    head=''
  done
done
