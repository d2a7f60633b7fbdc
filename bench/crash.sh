#!/usr/bin/env bash
# Kills an import with -9 at random moments, resumes it, and compares the content hash with that of an undisturbed run.
# Usage: bench/crash.sh [rounds, default 20] [seed]
# Needs the shared data beside the project; the library and the index are made in a temporary folder.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
data=$home/../shared/data
rounds=${1:-20}
RANDOM=${2:-$(($(date +%s) % 32768))}
seed=${2:-}
[ -n "$seed" ] || { seed=$RANDOM; RANDOM=$seed; }
[ -d "$data" ] || { echo "The shared data is not here: $data" >&2; exit 1; }

"$home/run.sh" --version >/dev/null
program=(dotnet "$home/src/ArxivLens/bin/Release/net10.0/arxivlens.dll")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "seed $seed, $rounds rounds"

import_all() {
  "${program[@]}" import papers "$data/papers/arxiv-citation-corpus-1991-1996.jsonl.gz" --data "$1" --no-index >/dev/null
  "${program[@]}" import works "$data/citations/works-without-abstract.jsonl.gz" --data "$1" --no-index >/dev/null
  "${program[@]}" import citations "$data/citations/arxiv-citations-1991-1996.csv.gz" --data "$1" >/dev/null
}
hash_of() { "${program[@]}" status --data "$1" --json --hash | sed -n 's/.*"contentHash": "\([0-9a-f]*\)".*/\1/p'; }

started=$(date +%s%N)
import_all "$work/undisturbed"
whole=$((($(date +%s%N) - started) / 1000000))
expected=$(hash_of "$work/undisturbed")
echo "undisturbed: $whole ms, content hash $expected"

failures=0
for ((round = 1; round <= rounds; round++)); do
  # The import runs in its own session, so that one signal reaches the process of the moment and its shell.
  setsid bash -c "$(declare -f import_all); program=(${program[*]@Q}); data=${data@Q}; import_all ${work@Q}/crashed" &
  group=$!
  delay=$((RANDOM * whole / 32768))
  sleep "$(printf '%d.%03d' $((delay / 1000)) $((delay % 1000)))"
  kill -9 -- "-$group" 2>/dev/null || true
  wait "$group" 2>/dev/null || true
  import_all "$work/crashed"
  got=$(hash_of "$work/crashed")
  if [ "$got" = "$expected" ] && "${program[@]}" doctor --data "$work/crashed" >/dev/null; then
    echo "round $round: killed after $delay ms, same content"
  else
    echo "round $round: killed after $delay ms, DIFFERENT: $got"
    failures=$((failures + 1))
  fi
  rm -rf "$work/crashed"
done
echo "$((rounds - failures)) of $rounds rounds ended with the same content"
[ "$failures" -eq 0 ]
