#!/usr/bin/env python3
"""Makes a second site of a library's public dump and compares pages of the two.

    bench/mirror.py --data DIR [--pages 500] [--seed 1] [--work FOLDER] [--port 5095]

Exports DIR, imports the dump into an empty folder, serves both and compares the bodies of random pages: papers, authors, lists,
searches, terms, networks, articles and questions. Ends with one line of figures; exit code 1 when anything differs.
"""
import argparse
import collections
import gzip
import hashlib
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HOME = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = HOME / "src/ArxivLens/bin/Release/net10.0/arxivlens"
# What is drawn anew for each answer, and where a copy of the records is from.
FRESH = re.compile(rb'nonce="[^"]*"|"(?:nonce|traceId)":"[^"]*"|<details class="origins".*?</details>', re.DOTALL)


def run(*line):
    began = time.monotonic()
    done = subprocess.run(["/usr/bin/time", "-f", "%M", PROGRAM, *line], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"arxivlens {' '.join(map(str, line))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout), time.monotonic() - began, int(done.stderr.strip().splitlines()[-1]) / 1024


def serve(data, port):
    site = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [PROGRAM, "serve", "--data", data, "--urls", site, "--no-built-in", "--public-address", "https://lens.example.org"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while server.poll() is None:
        try:
            urllib.request.urlopen(site + "/health/ready").read()
            return server, site
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    sys.exit(f"the site at {site} ended; is the port taken?")


def body(site, address):
    request = urllib.request.Request(site + address, headers={"Accept-Encoding": "identity"})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, FRESH.sub(b"", answer.read())
    except urllib.error.HTTPError as e:
        return e.code, FRESH.sub(b"", e.read())


def pages(data, port, wanted):
    """One site after the other, at the same address."""
    server, site = serve(data, port)
    try:
        return {address: body(site, address) for address in wanted}
    finally:
        server.terminate()
        server.wait()


def addresses(dump, count, draw):
    """Addresses of pages, by what the dump holds."""
    works = [json.loads(line) for line in gzip.open(dump / "works.jsonl.gz", "rt", encoding="utf-8")]
    papers = [work for work in works if "paper" in work]
    others = [work for work in works if "paper" not in work and work["title"]]
    words = [word for work in draw.sample(papers, min(200, len(papers))) for word in re.findall(r"[a-z]{5,}", work["title"])]
    quote = urllib.parse.quote
    kinds = [
        lambda: f"/abs/{draw.choice(papers)['key']}",
        lambda: f"/abs/{draw.choice(papers)['key']}?order=oldest&citations=all",
        lambda: f"/abs/{draw.choice(papers)['key']}?order=similar",
        lambda: f"/work/{quote(draw.choice(others or papers)['key'])}",
        lambda: "/author/" + quote(re.sub(r"[^a-z0-9]+", "-", " ".join(
            draw.choice(draw.choice([one for one in papers if one["authors"]])["authors"])[part] for part in ("given", "family")).lower()).strip("-")),
        lambda: f"/list/{draw.choice(draw.choice(papers)['categories'])}/{draw.choice(['recent', f'9{draw.randint(2, 6)}{draw.randint(1, 12):02}'])}",
        lambda: "/search?q=" + quote('"' + draw.choice(papers)['title'][:40] + '"'),
        lambda: f"/search?q={quote(draw.choice(words))}&page={draw.randint(1, 3)}",
        lambda: "/search?q=" + quote('"' + draw.choice(papers)['title'][:40] + '"'),
        lambda: f"/network.json?id={draw.choice(papers)['key']}",
        lambda: f"/network?id={draw.choice(papers)['key']}",
        lambda: f"/term/{quote(draw.choice(words))}",
        lambda: f"/search.json?q={quote(draw.choice(words))}",
    ]
    found = ["/", "/articles", "/questions", "/categories", "/about"]
    if (dump / "articles.jsonl.gz").exists():
        for line in gzip.open(dump / "articles.jsonl.gz", "rt", encoding="utf-8"):
            article = json.loads(line)
            found += [f"/article/{article['id']}"] + [f"/question/{one['id']}" for one in article["asks"]]
    draw.shuffle(found)
    found = found[:count // 4]
    while len(found) < count:
        found.append(kinds[len(found) % len(kinds)]())
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=5095)
    parser.add_argument("--work")
    given = parser.parse_args()
    work = pathlib.Path(given.work or tempfile.mkdtemp(prefix="arxivlens-mirror-"))
    dump, mirror = work / "dump", work / "mirror"
    exported, export_seconds, export_memory = run("export", "public", dump, "--data", given.data, "--json", "-q")
    imported, import_seconds, import_memory = run("import", dump, "--data", mirror, "--json", "-q")
    wanted = addresses(dump, given.pages, random.Random(given.seed))
    one, other = (pages(data, given.port, wanted) for data in (given.data, mirror))
    different = [address for address in wanted if one[address] != other[address]]
    statuses = collections.Counter(status for status, _ in one.values())
    whole = hashlib.sha256(b"".join(address.encode() + one[address][1] for address in wanted))
    for at, address in enumerate(different):
        (work / f"different-{at}-a").write_bytes(one[address][1])
        (work / f"different-{at}-b").write_bytes(other[address][1])
    for address in different[:20]:
        print("differs:", address)
    print(json.dumps({
        "identical": imported["identical"], "pages": given.pages, "different": len(different), "statuses": statuses,
        "not200": sorted({address.split("?")[0].split("/")[1] for address in wanted if one[address][0] != 200}), "pagesSha256": whole.hexdigest(), "contentHash": exported["contentHash"], "bytes": exported["bytes"],
        "exportSeconds": round(export_seconds, 1), "exportMiB": round(export_memory),
        "importSeconds": round(import_seconds, 1), "importMiB": round(import_memory)}))
    if given.work is None and not different:
        shutil.rmtree(work)
    sys.exit(1 if different or not imported["identical"] else 0)


if __name__ == "__main__":
    main()
