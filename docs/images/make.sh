#!/usr/bin/env bash
# Takes the pictures of this folder again, of the built-in library, with Chromium (CHROME_PATH, else /usr/bin/chromium).
#   docs/images/make.sh [ADDRESS] [--only paper,network]
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$home"
dotnet build -c Release src/ArxivLens -nologo -v quiet
cd bench/lighthouse
[ -d node_modules ] || npm ci --no-progress --loglevel=error
node pictures.mjs "$@"
