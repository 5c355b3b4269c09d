#!/usr/bin/env bash
# How far CPU hogs move the published step time, and a wall-clock average of training steps.
# usage: bench/noise.sh [rounds, default 7]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build Bench/Bench.csproj -c Release -v quiet --nologo
exec Bench/bin/Release/net10.0/NasV2.Bench noise --rounds "${1:-7}"
