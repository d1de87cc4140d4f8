#!/usr/bin/env python3
"""Writes YARA rules of the style that public rule sets for cryptography have, from our own signatures.

One rule a signature: each round constant as its own four bytes, in both byte orders; the head of each
byte table; names in any case, as bytes and as wide text; and the usual rules for long hexadecimal
numbers and for the alphabet of base64. A yardstick for speed only: nothing of Assay uses it.
"""
import json
import pathlib
import re
import sys

HEAD = 32  # bytes of a table that such rules hold
WORDS = 16

GENERAL = r"""
rule Big_Numbers1 { strings: $a = /[0-9a-fA-F]{32}/ condition: $a }
rule Big_Numbers2 { strings: $a = /[0-9a-fA-F]{48}/ condition: $a }
rule Big_Numbers3 { strings: $a = /[0-9a-fA-F]{64}/ condition: $a }
rule Big_Numbers4 { strings: $a = /[0-9a-fA-F]{128}/ condition: $a }
rule BASE64_table {
  strings: $a = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" wide ascii
  condition: $a }
"""


def words_of(term):
    words = term["words"]
    words = words.split() if isinstance(words, str) else words
    digits = int(term.get("bits", 32)) // 4
    return [word.zfill(digits) for word in words][:WORDS]


def swapped(digits):
    return "".join(reversed(re.findall("..", digits)))


def strings_of(term):
    """YARA strings of one term of a signature."""
    if "bytes" in term:
        digits = re.sub(r"[^0-9a-fA-F]", "", term["bytes"])[:2 * HEAD]
        return ["{ %s }" % digits] if len(digits) >= 16 else []
    if "words" in term:
        found = []
        for word in words_of(term):
            if len(word) % 2 == 0:
                found += ["{ %s }" % word, "{ %s }" % swapped(word)]
        return found
    if "text" in term:
        return ["%s nocase wide ascii" % json.dumps(term["text"])] if term["text"].isascii() else []
    if "exports" in term:
        return ["%s nocase" % json.dumps(name.strip("*?")) for name in term["exports"]
                if len(name.strip("*?")) >= 5 and not re.search(r"[*?]", name.strip("*?"))]
    return []


def rule_of(signature):
    strings = list(dict.fromkeys(s for term in signature["terms"] for s in strings_of(term)))
    if not strings:
        return ""
    lines = "\n".join(f"    $s{i} = {text}" for i, text in enumerate(strings))
    name = re.sub(r"\W", "_", signature["id"])
    return f"rule c_{name} {{\n  strings:\n{lines}\n  condition: any of them\n}}\n"


def main():
    folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    rules = []
    for file in sorted(folder.rglob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        if data.get("schema") == "assay-signatures/1" and file.parent.name != "products":
            rules += filter(None, map(rule_of, data["signatures"]))
    out.write_text("\n".join(rules) + GENERAL, encoding="utf-8")
    print(len(rules) + GENERAL.count("rule "))


if __name__ == "__main__":
    main()
