#!/usr/bin/env bash
# Measures everything at every size, into bench/results/<date>-<machine>/: ./bench/scale.sh [SIZE …], by default
# 10000 100000 1000000 3000000. Takes some hours and 40 GB of disk at 3 million papers; ARXIVLENS_SCALE names where that is.
# Needs, as root: apt-get install liblucene8-java openjdk-17-jdk-headless postgresql-15 postgresql-15-rum
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sizes=("$@")
[ ${#sizes[@]} -gt 0 ] || sizes=(10000 100000 1000000 3000000)
data=${ARXIVLENS_SCALE:-${TMPDIR:-/tmp}/arxivlens-scale}
results=$PWD/bench/results/$(date -u +%F)-$(hostname | tr '[:upper:]' '[:lower:]')
# Beyond, PostgreSQL takes longer than all others together; for 3 million see bench/results/2026-11-30-vm/engines-3m-postgresql.md.
largest_for_postgres=1000000

./run.sh --version >/dev/null
dotnet build bench/ArxivLens.Scale -c Release -nologo -v quiet -nodeReuse:false "-clp:ErrorsOnly;NoSummary"
scale=(dotnet bench/ArxivLens.Scale/bin/Release/net10.0/ArxivLens.Scale.dll)

mkdir -p "$data"
for size in "${sizes[@]}"; do
  skip=none
  [ "$size" -le "$largest_for_postgres" ] || skip=pg
  "${scale[@]}" engines --papers "$size" --seed 1 --skip "$skip" --data "$data/engines" --out "$results"
  "${scale[@]}" product --papers "$size" --seed 1 --data "$data" --out "$results"
done
if [ -d ../shared/data/papers ]; then
  "${scale[@]}" engines --papers 1000000 --seed 1 --real ../shared/data --data "$data/engines" --out "$results"
fi
