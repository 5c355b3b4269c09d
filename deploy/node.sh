#!/usr/bin/env bash
# Runs nas in a container of the cluster. The other silos must reach it at an address that is known only once the container runs,
# so `nas serve` and `nas worker` get it as --host, unless they were given one.
set -euo pipefail

case "${1:-}" in
  serve | worker)
    if [[ " $* " != *" --host"[\ =]* ]]; then
      addresses="$(hostname -i)"
      set -- "$@" --host "${addresses%% *}"
    fi
    ;;
esac

exec "$(dirname "${BASH_SOURCE[0]}")/nas" "$@"
