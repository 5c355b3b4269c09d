#!/usr/bin/env bash
# Builds what is stale and runs the command line: ./nas --help
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
program="$root/src/Cli/bin/Release/net10.0/nas"

command -v dotnet >/dev/null || { echo "nas: the .NET 10 SDK is not installed; see https://dotnet.microsoft.com/download" >&2; exit 1; }

newer() { find "$root/src" "$root"/Directory.*.props "$root/global.json" -newer "$program" \
    \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name 'global.json' \) -not -path '*/obj/*' -print -quit; }

if [[ ! -x "$program" || -n "$(newer)" ]]; then
  echo "nas: building (the first time downloads libtorch, about 200 MB)…" >&2
  log="$(mktemp)"
  trap 'rm -f "$log"' EXIT
  if ! dotnet build "$root/src/Cli/Cli.csproj" -c Release -v quiet --nologo -p:GenerateFullPaths=true >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
  fi
  touch "$program"
  rm -f "$log"
  trap - EXIT
fi

exec "$program" "$@"
