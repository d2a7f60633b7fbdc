#!/usr/bin/env bash
# Kills the program with -9 at random moments of an import with its update of the index, of a build, of a merge and of a server
# that catches up; then looks for damage, resumes, and compares content hash, doctor and answers with those of an undisturbed run.
# The rounds are tests/ArxivLens.Tests/Processes/CrashRounds.cs, of which the suite runs a few.
# The whole output is kept in a file: what fails may fail in one of a thousand rounds only.
# Usage: bench/crash.sh [rounds, default 200] [seed, printed by an earlier run]
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export ARXIVLENS_CRASH_ROUNDS=${1:-200}
[ -z "${2:-}" ] || export ARXIVLENS_FUZZ_SEED=$2
dotnet build "$home/tests/ArxivLens.Tests" -c Release -v quiet -nologo
kept=${TMPDIR:-/tmp}/arxivlens-crash-$(date +%F-%H%M%S).txt
echo "The whole output is kept in $kept"
dotnet test "$home/tests/ArxivLens.Tests" -c Release --no-build --filter FullyQualifiedName~CrashRounds \
  --logger "console;verbosity=detailed" | tee "$kept" | grep -vE '^\s*$|xUnit.net'
