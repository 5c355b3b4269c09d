#!/usr/bin/env bash
# Installs what the tests need where it may, builds, runs every test project, and ends with "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

command -v dotnet >/dev/null || { echo "test.sh: the .NET 10 SDK is not installed; see https://dotnet.microsoft.com/download" >&2; exit 1; }

# Peers that the tests compare with; without them the tests that need them are skipped, and say so.
packages=(postgresql python3-torch python3-numpy)
if command -v apt-get >/dev/null && [[ $EUID -eq 0 && "${NAS_TEST_INSTALL:-yes}" == yes ]]; then
  missing=()
  for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  if ((${#missing[@]})); then
    echo "test.sh: installing ${missing[*]}"
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; } >/tmp/nas-test-install.log 2>&1 \
      || { echo "test.sh: could not install ${missing[*]}; tests that need them are skipped:"; tail -n 3 /tmp/nas-test-install.log; }
  fi
fi

echo "test.sh: building"
dotnet build NasV2.sln -c Release -v quiet --nologo || exit 1

passed=0 failed=0 skipped=0
for project in tests/*.Tests; do
  name="$(basename "$project")"
  log="$(mktemp)"
  "./$project/bin/Release/net10.0/NasV2.$name" --no-progress "$@" 2>&1 | tee "$log" | grep -vE '^\s*$' || true
  count() { grep -oE "^ *$1: [0-9]+" "$log" | tail -n 1 | grep -oE '[0-9]+$' || echo 0; }
  total="$(count total)"
  passed=$((passed + $(count succeeded)))
  failed=$((failed + $(count failed)))
  skipped=$((skipped + $(count skipped)))
  # A test process that died before its summary must not pass for an empty one.
  if [[ "$total" -eq 0 ]] && ! grep -q 'Zero tests ran' "$log"; then
    echo "test.sh: $name ended without a summary"
    failed=$((failed + 1))
  fi
  rm -f "$log"
done

echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
