#!/usr/bin/env bash
# How far one candidate's S moves when it is measured again and again, quiet and with CPU hogs in turn, beside its step time.
# usage: bench/trust.sh [repeats, default 20] [seconds between two looks, default 15]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build Bench/Bench.csproj -c Release -v quiet --nologo
exec Bench/bin/Release/net10.0/NasV2.Bench trust --repeats "${1:-20}" --pause "${2:-15}"
