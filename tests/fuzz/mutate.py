#!/usr/bin/env python3
"""Broken copies of real programs: mutate.py ASSAY [COUNT].

Takes COUNT (200) programs and libraries of this machine, whole, and beside each two broken copies: one cut short, one
with flipped bits, the same ones at every run. Scans the folder of whole files, then the folder of all. Fails where the
scan ends by a signal or a time-out, or where the findings in a whole file differ between the two.
"""
import glob, json, os, random, shutil, subprocess, sys, tempfile

ROOTS = ["/usr/bin/*", "/usr/lib/*-linux-gnu/*.so*", "/usr/lib/python3*/**/*.pyc", "/usr/sbin/*"]


def programs(count):
    found = []
    for root in ROOTS:
        for path in sorted(glob.glob(root, recursive=True)):
            if os.path.isfile(path) and not os.path.islink(path) and 1024 < os.path.getsize(path) < 2 << 20:
                found.append(path)
    random.Random(1).shuffle(found)
    return found[:count]


def broken(data, number):
    rng = random.Random(number)
    yield "cut", data[: rng.randrange(1, len(data))]
    copy = bytearray(data)
    # Most damage where the tables are: at the head.
    for _ in range(rng.randrange(1, 40)):
        at = rng.randrange(min(len(copy), 4096) if rng.random() < 0.6 else len(copy))
        copy[at] ^= 1 << rng.randrange(8)
    yield "flipped", bytes(copy)


def findings(assay, folder):
    run = subprocess.run([assay, "scan", "--format", "json", folder], capture_output=True, timeout=1800)
    if run.returncode not in (0, 1, 3):
        sys.exit(f"{folder}: ended with {run.returncode}: {run.stderr.decode(errors='replace')[-2000:]}")
    report = json.loads(run.stdout)
    paths = {blob["id"]: blob["paths"] for blob in report["blobs"]}
    return {(f["id"], f["strength"]) for f in report["findings"]
            if any(path.startswith("whole/") for path in paths.get(f["blob"], []))}


def main():
    assay, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    top = tempfile.mkdtemp(prefix="assay-mutations-")
    try:
        whole = os.path.join(top, "a", "whole")
        os.makedirs(whole)
        files = programs(count)
        for number, path in enumerate(files):
            shutil.copyfile(path, os.path.join(whole, f"{number:03}"))
        alone = findings(assay, os.path.join(top, "a"))
        os.makedirs(os.path.join(top, "a", "broken"))
        for number, path in enumerate(files):
            with open(path, "rb") as source:
                data = source.read()
            for kind, copy in broken(data, number):
                with open(os.path.join(top, "a", "broken", f"{number:03}-{kind}"), "wb") as out:
                    out.write(copy)
        beside = findings(assay, os.path.join(top, "a"))
        if alone != beside:
            sys.exit(f"broken neighbours changed the findings: lost {sorted(alone - beside)[:5]}, "
                     f"new {sorted(beside - alone)[:5]}")
        print(f"{len(files)} programs, {2 * len(files)} broken copies: {len(alone)} findings unchanged")
    finally:
        shutil.rmtree(top)


if __name__ == "__main__":
    main()
