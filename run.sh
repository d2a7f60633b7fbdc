#!/usr/bin/env bash
# Builds what changed and runs ArxivLens. Without arguments it serves ./data at http://127.0.0.1:5080;
# with arguments it passes them on: ./run.sh import papers FILE, ./run.sh status, ./run.sh --help
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
output=$home/src/ArxivLens/bin/ahead
stamp=$output/.built
next=$home/src/ArxivLens/bin/next

say() { printf '%s\n' "$*" >&2; }

find_dotnet() {
  if ! command -v dotnet >/dev/null 2>&1 && [ -x "$HOME/.dotnet/dotnet" ]; then
    PATH=$HOME/.dotnet:$PATH
  fi
  command -v dotnet >/dev/null 2>&1 && return
  say "ArxivLens needs the .NET 10 SDK, and 'dotnet' was not found."
  say "Install it from https://dotnet.microsoft.com/download/dotnet/10.0 (no root needed: dotnet-install.sh) and try again."
  exit 1
}

sources() {
  find "$home/src" "$home"/Directory.*.props "$home/global.json" \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f "$@" -print
}

# The stamp is as old as the last build and lists what it was made of: a newer, a new or a missing file asks for a build.
is_built() {
  [ -f "$stamp" ] && [ -z "$(sources -newer "$stamp")" ] && sources | sort | cmp -s - "$stamp"
}

# -nodeReuse:false: no build process stays behind and keeps a pipe open.
publish() {
  (cd "$home" && dotnet publish src/ArxivLens/ArxivLens.csproj -c Release -o "$next" -nologo -v quiet "-clp:ErrorsOnly;NoSummary" -nodeReuse:false "$@")
}

build() {
  if ! dotnet --list-sdks | grep -q '^10\.'; then
    say "ArxivLens is built with the .NET 10 SDK; 'dotnet' knows only: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')."
    say "Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again."
    exit 1
  fi
  if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    say "The scripts of the pages are built with Node.js 20 or later, and 'node' or 'npm' was not found."
    say "Install it (https://nodejs.org, or as root: apt-get install nodejs npm) and try again."
    exit 1
  fi
  say "Building ArxivLens …"
  rm -rf "$next"
  mkdir -p "$next"
  sources | sort > "$next/.built"
  # Compiled ahead, readers who come at once do not wait for the compiler; it needs a package of the SDK more (12 MB), which may be out of reach.
  if ! publish -p:PublishReadyToRun=true >"$next/not-ahead.log" 2>&1; then
    if ! publish >&2; then
      say "The build failed; what it says stands above."
      exit 1
    fi
    say "Not compiled ahead, so the first pages are slower; why: $output/not-ahead.log"
  fi
  rm -rf "$output"
  mv "$next" "$output"
}

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
find_dotnet
is_built || build
export ARXIVLENS_DATA=${ARXIVLENS_DATA:-$home/data}
if [ $# -eq 0 ]; then
  set -- serve
fi
exec dotnet "$output/arxivlens.dll" "$@"
