#!/usr/bin/env bash
# Measures the gRPC interface of `nas serve` under load from another process on this machine; prints tables.
# usage: bench/api.sh [options of `bench api`: --trials 10000 --watchers 200 --seconds 5]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build src/Cli -c Release -v quiet --nologo
dotnet build bench/Bench -c Release -v quiet --nologo
uptime
bench/Bench/bin/Release/net10.0/NasV2.Bench api "$@"
uptime
