#!/usr/bin/env bash
# Builds everything once, runs every test project, and ends with one line: N passed, N failed, N skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
results=$PWD/TestResults
passed=0 failed=0 skipped=0

# PostgreSQL is not needed yet: the library lives in SQLite.
install_missing() {
  local missing=()
  command -v node >/dev/null 2>&1 || missing+=(nodejs)
  command -v npm >/dev/null 2>&1 || missing+=(npm)
  command -v chromium >/dev/null 2>&1 || missing+=(chromium)
  for shell in tmux zsh fish; do
    command -v "$shell" >/dev/null 2>&1 || missing+=("$shell")
  done
  /usr/bin/python3 -c "import networkx" >/dev/null 2>&1 || missing+=(python3-networkx)
  # Readers of our formats that others wrote: BibTeX, RDF and JSON-LD, pages.
  for module in bibtexparser html5lib pybtex rdflib; do
    /usr/bin/python3 -c "import $module" >/dev/null 2>&1 || missing+=("python3-$module")
  done
  # A mail server that is not ours.
  /usr/bin/python3 -c "import aiosmtpd" >/dev/null 2>&1 || missing+=(python3-aiosmtpd)
  command -v jing >/dev/null 2>&1 || missing+=(jing)
  /usr/bin/python3 -c "import feedparser" >/dev/null 2>&1 || missing+=(python3-feedparser)
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing ${missing[*]} …"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && return 0
  fi
  echo "Missing: ${missing[*]}. Install them, as root: apt-get install ${missing[*]}" >&2
  [[ " ${missing[*]} " != *" nodejs "* && " ${missing[*]} " != *" npm "* ]]
}

# Reads a number from the <Counters …/> of a trx file.
counter() { sed -n "s/.*<Counters[^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1; }

run_project() {
  local name
  name=$(basename "$1" .csproj)
  echo "── $name"
  dotnet test "$1" -c Release --no-build --nologo -v quiet \
    --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal"
}

count_project() {
  local name trx total executed
  name=$(basename "$1" .csproj)
  trx=$results/$name.trx
  if [ ! -s "$trx" ]; then
    echo "$name ended without results." >&2
    failed=$((failed + 1))
    return
  fi
  total=$(counter total "$trx") executed=$(counter executed "$trx")
  passed=$((passed + $(counter passed "$trx")))
  # What was executed and did not pass has failed, however the runner names it.
  failed=$((failed + executed - $(counter passed "$trx")))
  skipped=$((skipped + total - executed))
}

finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

rm -rf "$results"
command -v dotnet >/dev/null 2>&1 || { echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2; failed=1; finish; }
install_missing || { failed=1; finish; }
dotnet restore ArxivLens.slnx -v quiet --nologo && dotnet build ArxivLens.slnx -c Release --no-restore --nologo -v quiet "-clp:ErrorsOnly;NoSummary" \
  || { echo "The build failed." >&2; failed=1; finish; }
# Two lanes of about the same length, since the journeys mostly wait for the browser; the lines of theirs are shown at the end.
mkdir -p "$results"
journeys=(tests/ArxivLens.BrowserTests/ArxivLens.BrowserTests.csproj tests/ArxivLens.Web.Tests/ArxivLens.Web.Tests.csproj)
for project in "${journeys[@]}"; do
  run_project "$project"
done >"$results/journeys.log" 2>&1 &
for project in tests/*/*.csproj; do
  [[ " ${journeys[*]} " == *" $project "* ]] || run_project "$project"
done
wait
cat "$results/journeys.log"
for project in tests/*/*.csproj; do
  count_project "$project"
done
finish
