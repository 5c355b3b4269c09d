#!/usr/bin/env bash
# Decodes, resizes and augments images on one core, alternating with torchvision, and prints the medians and their ratio.
# usage: bench/data.sh FOLDER [runs, default 7] [resolution, default 64] [images, default 600]
set -euo pipefail
folder="$(realpath "${1:?usage: bench/data.sh FOLDER [runs] [resolution] [images]}")"
cd "$(dirname "${BASH_SOURCE[0]}")"
runs="${2:-7}" resolution="${3:-64}" images="${4:-600}"
python="${PYTHON:-/usr/bin/python3}"
"$python" -c 'import torchvision' 2>/dev/null || { echo "data.sh: $python has no torchvision; on Debian: apt-get install python3-torchvision (PYTHON names another)" >&2; exit 1; }

dotnet build Bench/Bench.csproj -c Release -v quiet --nologo
options=(--resolution "$resolution" --images "$images")
rate() { grep -oE '[0-9]+ images/s of a core' <<<"$1" | cut -d' ' -f1; }
ours=() theirs=()
for ((i = 1; i <= runs; i++)); do
  lines="$(Bench/bin/Release/net10.0/NasV2.Bench data --folder "$folder" "${options[@]}")"; echo "$lines"; ours+=("$(rate "$lines")")
  lines="$("$python" peers/torch_data.py "$folder" "${options[@]}")"; echo "$lines"; theirs+=("$(rate "$lines")")
done

median() { printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
a="$(median "${ours[@]}")" b="$(median "${theirs[@]}")"
awk -v a="$a" -v b="$b" -v n="$runs" -v r="$resolution" -v i="$images" \
  'BEGIN { printf "%d images at %d px, one core, medians of %d alternating runs: NasV2 %.0f images/s, torchvision %.0f images/s, ratio %.2f\n", i, r, n, a, b, a / b }'
