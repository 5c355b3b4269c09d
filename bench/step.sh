#!/usr/bin/env bash
# Times the training step, alternating with PyTorch's, and prints the medians and their ratio.
# usage: bench/step.sh [runs, default 7] [batch] [resolution] [threads] [efficientnetv2-b0 | resnet50]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
runs="${1:-7}" batch="${2:-64}" resolution="${3:-32}" threads="${4:-2}" network="${5:-efficientnetv2-b0}"
python="${PYTHON:-/usr/bin/python3}"
"$python" -c 'import torch' 2>/dev/null || { echo "step.sh: $python has no torch; on Debian: apt-get install python3-torch (PYTHON names another)" >&2; exit 1; }

dotnet build Bench/Bench.csproj -c Release -v quiet --nologo
options=(--network "$network" --batch "$batch" --resolution "$resolution" --threads "$threads")
ours=() theirs=()
for ((i = 1; i <= runs; i++)); do
  line="$(Bench/bin/Release/net10.0/NasV2.Bench step "${options[@]}")"; echo "$line"; ours+=("$(grep -oE '[0-9.]+ ms a step' <<<"$line" | cut -d' ' -f1)")
  # The allocator settings that our trainer uses: without them PyTorch spends a third of its step on page faults.
  line="$(MALLOC_TOP_PAD_=268435456 MALLOC_TRIM_THRESHOLD_=2147483647 MALLOC_MMAP_THRESHOLD_=1073741824 "$python" peers/torch_step.py "${options[@]}")"; echo "$line"; theirs+=("$(grep -oE '[0-9.]+ ms a step' <<<"$line" | cut -d' ' -f1)")
done

median() { printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
a="$(median "${ours[@]}")" b="$(median "${theirs[@]}")"
awk -v a="$a" -v b="$b" -v n="$runs" -v bs="$batch" -v r="$resolution" -v t="$threads" -v net="$network" \
  'BEGIN { printf "%s, batch %d, %d px, %d threads, medians of %d alternating runs: NasV2 %.1f ms, PyTorch %.1f ms, ratio %.2f\n", net, bs, r, t, n, a, b, a / b }'
