#!/usr/bin/env bash
# Measures the store's cost per trial on SQLite and PostgreSQL, and Optuna's where that is installed; prints a table.
# usage: bench/store.sh [trials…, default: 1000 10000]     OPTUNA_TRIALS (default 1000), PYTHON (default /usr/bin/python3)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
sizes=("$@"); ((${#sizes[@]})) || sizes=(1000 10000)
python="${PYTHON:-/usr/bin/python3}"

folder="$(mktemp -d)"
server="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)"
# The server refuses to run as root, which is the user of containers.
as_postgres() { if ((EUID == 0)); then (cd "$folder" && setpriv --reuid=postgres --regid=postgres --clear-groups "$@"); else "$@"; fi; }
finish() {
  [[ -f "$folder/data/postmaster.pid" ]] && as_postgres "$server/pg_ctl" -D "$folder/data" -m fast -w stop >/dev/null
  rm -rf "$folder"
}
trap finish EXIT
chmod 777 "$folder"

dotnet build Bench/Bench.csproj -c Release -v quiet --nologo
rows=()
row() { # name, then the lines of a run
  local all="$2" median first last
  median="$(sed -nE 's/^[0-9]+ trials: median ([0-9.]+) ms.*/\1/p' <<<"$all")"
  first="$(sed -nE 's/^medians of trials 1-[0-9]+: ([0-9.]+) ms.*/\1/p' <<<"$all")"
  last="$(sed -nE 's/.*of the last [0-9]+: ([0-9.]+) ms.*/\1/p' <<<"$all")"
  rows+=("$1|$median|$first|$last|$(awk -v a="$first" -v b="$last" 'BEGIN { printf "%.2f", b / a }')")
}
run() { # name, command…
  echo "== $1"
  local all
  all="$("${@:2}" | tee /dev/stderr)"
  row "$1" "$all"
}

if [[ -n "$server" ]]; then
  as_postgres "$server/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 >/dev/null
  # As installed, but for the socket: with fsync, and with commits that wait for the disk.
  as_postgres "$server/pg_ctl" -D "$folder/data" -l "$folder/log" -w -o "-k $folder -c listen_addresses=''" start >/dev/null
fi
for size in "${sizes[@]}"; do
  run "NasV2, SQLite, $size trials" Bench/bin/Release/net10.0/NasV2.Bench store --store "sqlite:$folder/$size.db" --trials "$size"
  if [[ -n "$server" ]]; then
    as_postgres "$server/psql" -q -h "$folder" -U postgres -c "CREATE DATABASE nas$size"
    run "NasV2, PostgreSQL, $size trials" Bench/bin/Release/net10.0/NasV2.Bench store \
      --store "Host=$folder;Username=postgres;Database=nas$size" --trials "$size"
  fi
done
if "$python" -c 'import optuna' 2>/dev/null; then
  run "Optuna, SQLite, ${OPTUNA_TRIALS:-1000} trials" "$python" peers/optuna_overhead.py --trials "${OPTUNA_TRIALS:-1000}"
else
  echo "store.sh: $python has no optuna (Debian: apt-get install python3-optuna); left out" >&2
fi

echo "| store | median ms a trial | trials 1-100 | last 100 | ratio |"
echo "|---|---|---|---|---|"
for line in "${rows[@]}"; do IFS='|' read -r name median first last ratio <<<"$line"; echo "| $name | $median | $first | $last | $ratio |"; done
