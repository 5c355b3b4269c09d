#!/usr/bin/env bash
# Installs what the tests need where it may, builds, runs every test project, and ends with "N passed, N failed, N skipped".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")"

command -v dotnet >/dev/null || { echo "test.sh: the .NET 10 SDK is not installed; see https://dotnet.microsoft.com/download" >&2; exit 1; }

# Without these the tests that need them are skipped, and say so.
packages=(postgresql chromium python3-pil python3-torch)
if command -v apt-get >/dev/null && [[ $EUID -eq 0 && "${NAS_TEST_INSTALL:-yes}" == yes ]]; then
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

passed=0 failed=0 skipped=0
for project in tests/*.Tests; do
  name="$(basename "$project")"
  log="$(mktemp)"
  "./$project/bin/Release/net10.0/NasV2.$name" -noColor -noLogo "$@" 2>&1 | tee "$log" | grep -vE '^ *(Discovering|Discovered|Starting|Finished):|^=== '
  # NasV2.Space.Tests  Total: 207, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 2.575s
  if [[ "$(tail -n 5 "$log")" =~ Total:\ ([0-9]+),\ Errors:\ ([0-9]+),\ Failed:\ ([0-9]+),\ Skipped:\ ([0-9]+),\ Not\ Run:\ ([0-9]+) ]]; then
    wrong=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
    failed=$((failed + wrong))
    skipped=$((skipped + BASH_REMATCH[4]))
    passed=$((passed + BASH_REMATCH[1] - wrong - BASH_REMATCH[4] - BASH_REMATCH[5]))
  else
    # A test process that died before its summary must not pass for an empty one.
    echo "test.sh: $name ended without a summary"
    failed=$((failed + 1))
  fi
  rm -f "$log"
done

echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
