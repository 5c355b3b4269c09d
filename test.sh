#!/usr/bin/env bash
# Installs what the tests need where it may, builds, runs every test project, and ends with "N passed, N failed, N skipped".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
Usage: ./test.sh [--fast] [ARGUMENT…]

Builds, runs every test project, two at a time, and ends with "N passed, N failed, N skipped".

  --fast     only the tests that need no PostgreSQL, browser or libtorch: two minutes after the build
  --help     this text
  ARGUMENT   for the test programs, such as -class '*RankingTests' (a program lists its own with -?)

NAS_TEST_INSTALL=no   installs nothing; tests whose programs are not there are skipped
NAS_TEST_JOBS=N       test projects at a time (default: 2)
TEXT
}

fast=no arguments=()
for argument in "$@"; do
  case "$argument" in
    --fast) fast=yes arguments+=(-trait- 'Needs=*') ;;
    --help | -h) usage; exit 0 ;;
    *) arguments+=("$argument") ;;
  esac
done

command -v dotnet >/dev/null || { echo "test.sh: the .NET 10 SDK is not installed; see https://dotnet.microsoft.com/download" >&2; exit 1; }

# Without these the tests that need them are skipped, and say so.
packages=(postgresql chromium python3-pil python3-torch)
if [[ $fast == no && $EUID -eq 0 && "${NAS_TEST_INSTALL:-yes}" == yes ]] && command -v apt-get >/dev/null; then
  missing=()
  for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  if ((${#missing[@]})); then
    echo "test.sh: installing ${missing[*]}"
    log="$(mktemp)"
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 \
      || { echo "test.sh: could not install ${missing[*]}; tests that need them are skipped:"; tail -n 3 "$log"; }
    rm -f "$log"
  fi
fi

echo "test.sh: building"
dotnet build NasV2.sln -c Release -v quiet --nologo || exit 1

logs="$(mktemp -d)"
trap 'rm -rf "$logs"' EXIT
# Several processes share few cores here: a thread of libtorch that waits sleeps instead of spinning.
export OMP_WAIT_POLICY=passive

# Runs a project's tests; prints what they said at their end, so that the output of two projects is not mixed.
run() {
  local name="$1"
  mkdir "$logs/$name.gates"
  # Searches that run elsewhere on this machine, and other projects' tests, do not hold up its step timing.
  NAS_GATES="$logs/$name.gates" "./tests/$name/bin/Release/net10.0/NasV2.$name" -noColor -noLogo "${arguments[@]}" >"$logs/$name" 2>&1
  grep -vE '^ *(Discovering|Discovered|Starting|Finished): |^=== ' "$logs/$name"
}

# EndToEnd.Tests runs whole searches with a browser beside them, and Training.Tests measures the load that it makes: each runs alone. Of the
# others the longest come first, so that no lane ends long before the other.
first=(EndToEnd.Tests) shared=(Dashboard.Tests Server.Tests) last=(Training.Tests)
for project in tests/*.Tests; do
  name="$(basename "$project")"
  [[ " ${first[*]} ${shared[*]} ${last[*]} " == *" $name "* ]] || shared+=("$name")
done
for name in "${first[@]}"; do run "$name"; done
running=0
for name in "${shared[@]}"; do
  ((running < ${NAS_TEST_JOBS:-2})) || { wait -n; running=$((running - 1)); }
  run "$name" &
  running=$((running + 1))
done
wait
for name in "${last[@]}"; do run "$name"; done

passed=0 failed=0 skipped=0
for name in "${first[@]}" "${shared[@]}" "${last[@]}"; do
  # NasV2.Space.Tests  Total: 207, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 2.575s
  if [[ "$(tail -n 5 "$logs/$name")" =~ Total:\ ([0-9]+),\ Errors:\ ([0-9]+),\ Failed:\ ([0-9]+),\ Skipped:\ ([0-9]+),\ Not\ Run:\ ([0-9]+) ]]; then
    wrong=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
    failed=$((failed + wrong))
    skipped=$((skipped + BASH_REMATCH[4]))
    passed=$((passed + BASH_REMATCH[1] - wrong - BASH_REMATCH[4] - BASH_REMATCH[5]))
  elif [[ $fast == no || ! "$(tail -n 5 "$logs/$name")" =~ Total:\ 0$ ]]; then
    # A test process that died before its summary must not pass for an empty one.
    echo "test.sh: $name ended without a summary"
    failed=$((failed + 1))
  fi
done

# Once more at the end, where a long log is looked at first.
grep -hE ' \[FAIL\]$' "$logs"/* 2>/dev/null
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
