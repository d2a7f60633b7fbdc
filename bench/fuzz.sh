#!/usr/bin/env bash
# Fuzzes the grammar of searches, the reading of web pages and the reader of index files, so many minutes each, one after the other:
# - searches by the grammar and with slips in them, held against what they mean and against exhaustive scoring, and any text at
#   all (tests/ArxivLens.Core.Tests/Search/GrammarFuzzTests.cs, SearchFuzzTests.cs);
# - web pages of any tags, and pages that were cut and spliced (tests/ArxivLens.Sources.Tests/Articles/Extraction/WebPageFuzzTests.cs);
# - files of an index with flipped, zeroed, cut, grown, swapped and spliced bytes under checksums that are right, asked everything
#   (tests/ArxivLens.Index.Tests/Fuzz/ReaderFuzzTests.cs).
# The ordinary suite runs a few rounds of the same. A finding names the seed of its round; with ARXIVLENS_FUZZ_SEED that round is
# the first. If a process crashes, the seed is told here.
# Usage: bench/fuzz.sh [minutes each, default 10] [seed]
set -uo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export ARXIVLENS_FUZZ_MINUTES=${1:-10}
[ -z "${2:-}" ] || export ARXIVLENS_FUZZ_SEED=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Thousands of small files are written; memory is quicker and wears nothing.
if [ -w /dev/shm ]; then
  TMPDIR=$(mktemp -d /dev/shm/arxivlens-fuzz-XXXXXX)
  export TMPDIR
  trap 'rm -rf "$work" "$TMPDIR"' EXIT
fi

failed=0
fuzz() { # project, tests
  export ARXIVLENS_FUZZ_LOG=$work/seed
  dotnet build "$home/tests/$1" -c Release -v quiet -nologo "-clp:ErrorsOnly;NoSummary" || { failed=1; return; }
  if ! dotnet test "$home/tests/$1" -c Release --no-build --filter "$2" --logger "console;verbosity=detailed" \
    | grep -vE '^\s*$|xUnit.net'; then
    echo "FAILED: $1; the last round began with ARXIVLENS_FUZZ_SEED=$(cat "$work/seed" 2>/dev/null)" >&2
    failed=1
  fi
}

fuzz ArxivLens.Core.Tests "FullyQualifiedName~GrammarFuzzTests|FullyQualifiedName~SearchFuzzTests"
fuzz ArxivLens.Sources.Tests "FullyQualifiedName~WebPageFuzzTests"
fuzz ArxivLens.Index.Tests "FullyQualifiedName~ReaderFuzzTests|FullyQualifiedName~DamagedReadingTests"
[ "$failed" -eq 0 ] && echo "Nothing was found."
exit "$failed"
