#!/usr/bin/env bash
# Writes pictures of all pages, in both themes and two widths, into artifacts/screenshots; names of pages as arguments limit it to those.
# NAS_SCREENSHOTS_OF=http://127.0.0.1:8080/searches/ID shows a running head that asks for no token, and that search; else synthetic ones.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export NAS_SCREENSHOTS="$PWD/artifacts/screenshots"
(($#)) && NAS_SCREENSHOTS_ONLY="$(IFS=,; echo "$*")" && export NAS_SCREENSHOTS_ONLY
mkdir -p "$NAS_SCREENSHOTS"
dotnet build tests/Dashboard.Tests -c Release -v quiet --nologo
tests/Dashboard.Tests/bin/Release/net10.0/NasV2.Dashboard.Tests -noColor -noLogo -method '*Every_page_in_both_themes_and_two_widths'
ls "$NAS_SCREENSHOTS"
