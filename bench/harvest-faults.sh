#!/usr/bin/env bash
# Kills the program with -9 at random moments of harvests of a server that misbehaves (503 and 429 in both forms, hang-ups, cut off and
# empty pages, expired tokens, bad records and more), lets it go on, and compares the library with that of an undisturbed harvest.
# The rounds are tests/ArxivLens.Tests/Processes/HarvestKillTests.cs, of which the suite runs two.
# Usage: bench/harvest-faults.sh [rounds, default 40] [seed, printed by an earlier run]
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export ARXIVLENS_HARVEST_ROUNDS=${1:-40}
[ -z "${2:-}" ] || export ARXIVLENS_FUZZ_SEED=$2
dotnet build "$home/tests/ArxivLens.Tests" -c Release -v quiet -nologo
dotnet test "$home/tests/ArxivLens.Tests" -c Release --no-build --filter FullyQualifiedName~HarvestKill --logger "console;verbosity=detailed"
