#!/usr/bin/env python3
"""Holds CriticMarkup against the drafts, as a parser of others accepts and rejects it.

critic.py PROGRAM OLD NEW [OLD NEW ...]

For each pair the program writes CriticMarkup. `pymdownx.critic` accepts all
marks, then rejects all; `markdown-it-py` (CommonMark) reads what is left, and
its paragraphs have to be the clauses of the new and of the old draft, word
for word, as the program's JSON has them.

Needs the packages `pymdown-extensions` and `markdown-it-py`. Exit code 1 when
a pair does not hold.
"""

import json
import re
import subprocess
import sys

from markdown import Markdown
from markdown_it import MarkdownIt
from pymdownx.critic import CriticExtension

# What only a screen obeys is not printed: directions of writing, control characters.
NOT_PRINTED = re.compile("[\u202a-\u202e\u2066-\u2069]")


def settled(report, mode):
    """The report with all marks accepted or rejected."""
    markdown = Markdown(extensions=[CriticExtension(mode=mode)])
    return "\n".join(markdown.preprocessors["critic"].run(report.split("\n")))


def paragraphs(text):
    """The paragraphs that a viewer shows; anything but paragraphs of plain words is a fault."""
    shown = []
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "inline":
            kinds = {it.type for it in token.children} - {"text", "text_special", "softbreak", "hardbreak"}
            if kinds:
                raise ValueError(f"markup from a draft: {kinds}: {token.content[:80]}")
            shown.append("".join(it.content or "\n" for it in token.children))
        elif token.type not in ("paragraph_open", "paragraph_close"):
            raise ValueError(f"markup from a draft: {token.type}: {token.content[:80]}")
    return shown


def words(paragraphs):
    found = [" ".join(NOT_PRINTED.sub("", it).split()) for it in paragraphs]
    return [it for it in found if it]


def clauses(document):
    """The clauses as they are printed: a number that ends with a letter or a digit has a full stop."""
    for clause in document["clauses"]:
        label = clause["label"]
        if label and label != clause["text"]:
            yield f"{label}{'.' if label[-1].isalnum() else ''} {clause['text']}"
        else:
            yield clause["text"]


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise ValueError(done.stderr.strip())
    return done.stdout


def faults(program, old, new):
    comparison = json.loads(output(program, old, new, "--format", "json"))
    report = output(program, old, new, "--format", "criticmarkup")
    for mode, side in (("accept", "new"), ("reject", "old")):
        wanted = words(clauses(comparison[side]))
        try:
            given = words(paragraphs(settled(report, mode)))
        except ValueError as fault:
            yield f"{mode}: {fault}"
            continue
        if wanted != given:
            at = next((i for i, both in enumerate(zip(wanted, given)) if both[0] != both[1]), min(len(wanted), len(given)))
            yield f"{mode}: {wanted[at:at + 1]} is {given[at:at + 1]}"


def main():
    program, *files = sys.argv[1:]
    held = broken = 0
    for old, new in zip(files[::2], files[1::2]):
        try:
            found = list(faults(program, old, new))
        except ValueError as fault:
            found = [str(fault)]
        for fault in found:
            print(f"{old} and {new}: {fault}")
        held, broken = held + (not found), broken + bool(found)
    print(f"CriticMarkup accepted and rejected by another parser: {held} of {held + broken} pairs hold")
    return 1 if broken or not held else 0


if __name__ == "__main__":
    sys.exit(main())
