#!/usr/bin/env bash
# Fills the disk under an import with its index, and under a server, in ever later moments: a file system in memory that grows
# step by step, then a limit on the size of a file. Never half an index: after every failure doctor finds nothing broken, what
# answered before answers on, the message is one line, and with space back the same command ends with the content of an
# undisturbed run.
# Usage: bench/fulldisk.sh [steps, default 12]      Needs root for mounting; without it only the second part runs.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
steps=${1:-12}
dotnet build "$home/src/ArxivLens" -c Release -v quiet -nologo
program=(dotnet "$home/src/ArxivLens/bin/Release/net10.0/arxivlens.dll")
work=$(mktemp -d)
disk=$work/disk
server=
clean() {
  [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
  mountpoint -q "$disk" 2>/dev/null && umount "$disk"
  rm -rf "$work"
}
trap clean EXIT

python3 - "$work" <<'PY'
import json, sys
words = "monopole lattice neutrino duality gravity entropy halo gauge string model order data field theory matter".split()
def paper(n):
    text = " ".join(words[(n * (i + 3) + i * i) % len(words)] + (str(n % 977) if i % 9 == 0 else "") for i in range(120))
    return json.dumps({"id": f"0704.{n:04}", "submitter": "A", "authors": "A. Author, B. Writer", "title": f"On {words[n % 15]} {n}",
        "categories": "hep-th", "abstract": text, "update_date": "2008-11-26",
        "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}]})
for name, first, last in ("base", 1, 500), ("more", 501, 4000):
    with open(f"{sys.argv[1]}/{name}.jsonl", "w") as out:
        for n in range(first, last + 1):
            print(paper(n), file=out)
PY

hash_of() { "${program[@]}" status --data "$1" --json --hash | sed -n 's/.*"contentHash": "\([0-9a-f]*\)".*/\1/p'; }
answer_of() { "${program[@]}" search monopole lattice --data "$1" --json --limit 5 | sha256sum; }
fail() { echo "FAILED: $*" >&2; exit 1; }
doctor() { "${program[@]}" doctor --data "$1" >"$work/doctor" || { cat "$work/doctor" >&2; fail "doctor finds damage in $1 ($2)"; }; }

"${program[@]}" import papers "$work/base.jsonl" --data "$work/base" >/dev/null
before=$(answer_of "$work/base")
cp -r "$work/base" "$work/whole"
"${program[@]}" import papers "$work/more.jsonl" --data "$work/whole" >/dev/null
expected=$(hash_of "$work/whole") after=$(answer_of "$work/whole")
need=$(du -sk "$work/whole" | cut -f1) have=$(du -sk "$work/base" | cut -f1)
echo "before $have KiB, whole $need KiB, content hash ${expected:0:12}"

# An import that is refused by the disk: exit code, one line, nothing broken, the answers of before or after.
try_import() { # directory, where it happened
  local code=0
  "${program[@]}" import papers "$work/more.jsonl" --data "$1" >"$work/out" 2>"$work/messages" || code=$?
  if [ "$code" -ne 0 ]; then
    grep -q "unexpected" "$work/messages" && fail "unexpected error $2: $(cat "$work/messages")"
    grep -q "^arxivlens: " "$work/messages" || fail "no message $2"
  fi
  return "$code"
}

if [ "$(id -u)" -eq 0 ]; then
  mkdir "$disk"
  for ((step = 0; step < steps; step++)); do
    size=$((have + 300 + (3 * need - have) * step / steps))
    mount -t tmpfs -o "size=${size}k" tmpfs "$disk"
    cp -r "$work/base" "$disk/data"
    if try_import "$disk/data" "with $size KiB"; then
      outcome="fits"
    else
      outcome=$(head -1 "$work/messages" | cut -c1-110)
      got=$(answer_of "$disk/data")
      [ "$got" = "$before" ] || [ "$got" = "$after" ] || fail "half an index is answered from with $size KiB"
      mount -o "remount,size=$((10 * need))k" "$disk"
      doctor "$disk/data" "with $size KiB"
      try_import "$disk/data" "with space back" || fail "no recovery with $size KiB: $(cat "$work/messages")"
    fi
    doctor "$disk/data" "in the end"
    [ "$(hash_of "$disk/data")" = "$expected" ] && [ "$(answer_of "$disk/data")" = "$after" ] || fail "other content with $size KiB"
    echo "$size KiB: $outcome"
    umount "$disk"
  done

  # A server whose disk fills: reads go on, health is degraded, and it recovers without a restart.
  mount -t tmpfs -o "size=$((10 * need))k" tmpfs "$disk"
  cp -r "$work/base" "$disk/data"
  "${program[@]}" serve --data "$disk/data" --urls http://127.0.0.1:0 2>"$work/log" &
  server=$!
  address=
  for _ in $(seq 200); do
    address=$(sed -n 's/.* at \(http[^ ]*\) .*/\1/p' "$work/log")
    [ -n "$address" ] && curl -sf "$address/health/ready" >/dev/null && break
    sleep 0.1
  done
  "${program[@]}" import papers "$work/more.jsonl" --data "$disk/data" --no-index >/dev/null
  mount -o "remount,size=$(($(du -sk "$disk/data" | cut -f1) + 100))k" "$disk"
  health=
  for _ in $(seq 300); do
    curl -sf "$address/search?q=monopole" >/dev/null || fail "a read failed while the disk was full"
    health=$(curl -s "$address/health/ready")
    [[ $health == degraded* ]] && break
    sleep 0.1
  done
  [[ $health == degraded* ]] || fail "health says '$health' while the disk is full"
  mount -o "remount,size=$((10 * need))k" "$disk"
  for _ in $(seq 600); do
    health=$(curl -s "$address/health/ready")
    [ "$health" = ready ] && break
    sleep 0.1
  done
  [ "$health" = ready ] && [ "$(answer_of "$disk/data")" = "$after" ] || fail "the server does not recover: $health"
  echo "server: reads went on, $(grep -c 'tried again' "$work/log") attempts failed, recovered without a restart"
  kill "$server"
  wait "$server" || true
  server=
  umount "$disk"
fi

# No file may grow beyond a limit: once as an error (the signal is ignored), once as the signal that ends the process.
for limit in $((have / 4)) $((have / 2)) "$have" $((need / 2)) $((need * 3 / 4)); do
  for signal in ignore kill; do
    rm -rf "$work/limited"
    cp -r "$work/base" "$work/limited"
    (
      [ "$signal" = kill ] || trap '' XFSZ
      ulimit -f "$limit"
      DOTNET_EnableDiagnostics=0 DOTNET_EnableWriteXorExecute=0 "${program[@]}" import papers "$work/more.jsonl" --data "$work/limited" >/dev/null 2>"$work/messages.limited"
    ) 2>/dev/null && outcome=fits || outcome="ended with $?"
    doctor "$work/limited" "files of $limit KiB at most, $signal"
    got=$(answer_of "$work/limited")
    [ "$got" = "$before" ] || [ "$got" = "$after" ] || fail "half an index is answered from, files of $limit KiB"
    try_import "$work/limited" "without the limit" || fail "no recovery: $(cat "$work/messages")"
    [ "$(hash_of "$work/limited")" = "$expected" ] || fail "other content, files of $limit KiB"
    echo "files of $limit KiB at most, $signal: $outcome"
  done
done
echo "Nothing was broken by a full disk."
