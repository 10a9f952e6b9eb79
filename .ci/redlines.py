#!/usr/bin/python3
"""Holds Word redlines against the drafts, as LibreOffice accepts and rejects them.

redlines.py PROGRAM OLD NEW [OLD NEW ...]

For each pair the program makes a redline. LibreOffice opens it, accepts all
changes, and its paragraphs, numbers and notes have to be those of the new
draft; then it rejects all, and they have to be those of the old one. Where a
draft is a Word file itself, the redline is held against what LibreOffice reads
in that file; where it is not, against the clauses that the program read.

Of a pair of Word files the redline is also settled by the rules of the
standard (settle.py), and LibreOffice only reads the result. Where LibreOffice
itself does not settle a change as Word does (SKIPPED says why), that alone is
held. That settle.py settles as Word does is held too, on files that track
changes beside what Word made of them.

Runs with the Python that has the module `uno` (Debian: python3-uno). Exit code
1 when a pair does not hold.
"""

import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile

import uno
from com.sun.star.beans import PropertyValue

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from settle import settle  # noqa: E402

ACCEPT, REJECT = "AcceptAllTrackedChanges", "RejectAllTrackedChanges"

# What LibreOffice (7.4) does otherwise than Word, also with the files that Word itself tracked.
SKIPPED = {
    "RP004": "a change inside a content control stays as it is",
    "RP018": "a move inside a content control stays as it is",
    "RP014": "a change of a formula stays as it is",
    "RP036": "cells that were merged stay as they are",
    "art6.2": "a paragraph gets its list back but not its level there; of one that moved and was reworded the number goes to the next",
}
# Drafts of which only what stands before this is held: empty rows and cells are no clauses, so that a table that
# is gone comes back without them, and LibreOffice tells cells that are merged sideways from those.
UP_TO = {"art6.2": "[Annex I"}


def squeeze(text):
    return re.sub(r"\s+", " ", text.replace("\u2060", "")).strip()


class Office:
    """A LibreOffice without windows, with a profile of its own."""

    def __enter__(self):
        self.profile = tempfile.TemporaryDirectory()
        pipe = f"redlines{os.getpid()}"
        self.process = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", "--nodefault",
             f"-env:UserInstallation=file://{self.profile.name}", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        here = uno.getComponentContext()
        resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
        for _ in range(240):
            try:
                self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        make = self.context.ServiceManager.createInstanceWithContext
        self.desktop = make("com.sun.star.frame.Desktop", self.context)
        self.dispatcher = make("com.sun.star.frame.DispatchHelper", self.context)
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        self.process.wait(30)
        self.profile.cleanup()

    def read(self, path, command=None):
        """The paragraphs as (number, text), the notes as (mark, text), and how many changes are left."""
        hidden = PropertyValue()
        hidden.Name, hidden.Value = "Hidden", True
        path = without_comments(os.path.abspath(path), self.profile.name)
        url = uno.systemPathToFileUrl(path)
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, (hidden,))
        if command:
            frame = document.CurrentController.Frame
            self.dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, ())
        paragraphs = [it for it in content(document.Text) if squeeze(it[1])]
        typed = iter(typed_marks(document.Text))
        notes = []
        for index in range(document.Footnotes.Count):
            note = document.Footnotes.getByIndex(index)
            mark, words = note.Anchor.String.rstrip("."), squeeze(" ".join(it[1] for it in content(note)))
            if note.Label == NO_MARK:
                mark = next(typed, "")
                words = words.removeprefix(NO_MARK).removeprefix(mark).strip()
            notes.append((mark, words))
        left = sum(1 for _ in each(document.Redlines))
        document.close(True)
        return paragraphs, notes, left


# The mark of a note that has its mark typed behind its reference.
NO_MARK = "\u200b"
COMMENTS = re.compile(rb"<w:comment(?:RangeStart|RangeEnd|Reference)[^>]*/>")


def without_comments(path, folder):
    """A copy without the marks of comments: a LibreOffice that is built without windows dies of them."""
    copy = os.path.join(folder, "without-comments.docx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, COMMENTS.sub(b"", content) if name == "word/document.xml" else content)
    return copy


def each(collection):
    items = collection.createEnumeration()
    while items.hasMoreElements():
        yield items.nextElement()


def content(text):
    """Paragraphs as (number, text); a row of a table has its cells joined."""
    found = []
    for item in each(text):
        if item.supportsService("com.sun.star.text.TextTable"):
            rows = {}
            for name in item.CellNames:
                words = " ".join(it[1] for it in content(item.getCellByName(name)))
                place = re.match(r"[A-Za-z]+(\d+)", name)
                rows.setdefault(int(place.group(1)) if place else 0, []).append(words)
            found.extend(("row", " | ".join(rows[row])) for row in sorted(rows))
        else:
            words = "".join(words for words, is_mark in portions(item) if not is_mark)
            found.append((getattr(item, "ListLabelString", ""), words))
    return found


def portions(paragraph):
    """The words of a paragraph in pieces, and whether each is the mark of a note."""
    typed = False
    for portion in each(paragraph):
        if portion.TextPortionType == "Footnote":
            typed = portion.Footnote.Label == NO_MARK
        elif portion.String:
            yield portion.String, typed
            typed = False


def typed_marks(text):
    """The marks that are typed behind references, in order."""
    for item in each(text):
        if item.supportsService("com.sun.star.text.TextTable"):
            for name in item.CellNames:
                yield from typed_marks(item.getCellByName(name))
        else:
            yield from (squeeze(words) for words, is_mark in portions(item) if is_mark)


def same(clause, paragraph):
    label, text = ("", clause["text"]) if clause["label"] == clause["text"] else (clause["label"], clause["text"])
    text, (number, words) = squeeze(text), paragraph
    if number == "row":
        return squeeze(words) == squeeze(f"{label} | {text}" if label else text)
    bare = lambda it: it.strip().rstrip(".").strip()
    if number:
        return squeeze(words) == text and (not label or bare(number) == bare(label))
    if label:
        head, _, rest = words.partition("\t")
        return bare(head) == bare(label) and squeeze(rest) == text
    return squeeze(words.removeprefix("•\t")) == text


def against_clauses(clauses, paragraphs, notes, marks):
    body = [it for it in clauses if it["kind"] != "footnote"]
    faults = [] if len(body) == len(paragraphs) else [f"{len(paragraphs)} paragraphs instead of {len(body)}"]
    faults += [f"{clause['place']}: {paragraph[1][:80]!r}"
               for clause, paragraph in zip(body, paragraphs) if not same(clause, paragraph)]
    key = lambda mark, text: f"{mark} {squeeze(text)}" if marks else squeeze(text)
    wanted = [key(it["label"], it["text"]) for it in clauses if it["kind"] == "footnote"]
    given = [key(*it) for it in notes]
    if sorted(wanted) != sorted(given):
        faults.append(f"notes: {[it[:40] for it in given if it not in wanted]} for {[it[:40] for it in wanted if it not in given]}")
    return faults


def against_file(wanted, given):
    key = lambda read: [(number, squeeze(text)) for number, text in read[0]] + [("note", text) for _, text in read[1]]
    wanted, given = key(wanted), key(given)
    matcher = difflib.SequenceMatcher(None, wanted, given, autojunk=False)
    return [f"{wanted[a:b][:1]} is {given[c:d][:1]}"
            for op, a, b, c, d in matcher.get_opcodes() if op != "equal"]


def skipped(path):
    return next((why for name, why in SKIPPED.items() if os.path.basename(path).startswith(name)), None)


def before_tables(path, read):
    """What is held of a draft: for most all of it."""
    paragraphs, notes, left = read
    end = next((end for name, end in UP_TO.items() if os.path.basename(path).startswith(name)), None)
    at = next((at for at, it in enumerate(paragraphs) if end and squeeze(it[1]) == end), len(paragraphs))
    return (paragraphs[:at], [] if end else notes, left)


def by_the_rules(office, folder, redline, old, new):
    """Faults of a redline that is settled by the rules of the standard."""
    faults = []
    for accepted, side, draft in ((True, "new", new), (False, "old", old)):
        settled, wanted = os.path.join(folder, "settled.docx"), os.path.join(folder, "wanted.docx")
        settle(redline, accepted, settled)
        settle(draft, True, wanted)
        found = [before_tables(old, office.read(it)) for it in (wanted, settled)]
        faults += [f"{side}, by the rules: {it}" for it in against_file(*found)]
    return faults


def as_word_settles(office, folder, accepted, rejected):
    """Faults of settle.py itself: what it makes of the file that Word tracked is what Word made of it."""
    tracked, faults = accepted.replace("-Accepted", ""), []
    settled = os.path.join(folder, "settled.docx")
    for kind, draft in ((True, accepted), (False, rejected)):
        settle(tracked, kind, settled)
        faults += [f"settle.py: {it}" for it in against_file(office.read(draft), office.read(settled))]
    return faults


def main(program, drafts):
    pairs, faulty = list(zip(drafts[::2], drafts[1::2])), 0
    with Office() as office, tempfile.TemporaryDirectory() as folder:
        redline = os.path.join(folder, "redline.docx")
        for old, new in pairs:
            made = subprocess.run([program, old, new, "-o", redline], capture_output=True, text=True)
            shown = subprocess.run([program, old, new, "--format", "json"], capture_output=True, text=True)
            if made.returncode == 2 or shown.returncode == 2:
                print(f"BAD  {old} {new}: {made.stderr.strip()}")
                faulty += 1
                continue
            comparison, faults = json.loads(shown.stdout), []
            if old.endswith(".docx") and new.endswith(".docx"):
                faults += by_the_rules(office, folder, redline, old, new)
            if old.endswith("-Rejected.docx"):
                faults += as_word_settles(office, folder, new, old)
            why = skipped(old)
            for command, side, draft in () if why else ((ACCEPT, "new", new), (REJECT, "old", old)):
                paragraphs, notes, left = office.read(redline, command)
                if draft.endswith(".docx"):
                    found = against_file(office.read(draft, ACCEPT), (paragraphs, notes))
                else:
                    marks = not (old.endswith(".docx") or new.endswith(".docx"))
                    found = against_clauses(comparison[side]["clauses"], paragraphs, notes, marks)
                faults += [f"{side}: {it}" for it in found]
                faults += [f"{side}: {left} changes are left"] if left else []
            names = f"{os.path.basename(old)} {os.path.basename(new)}"
            how = f" (by the rules only: {why})" if why else ""
            print(f"BAD  {names}: {len(faults)} faults" if faults else f"holds {names}{how}", flush=True)
            for fault in faults[:4]:
                print(f"     {fault}"[:300])
            faulty += bool(faults)
    print(f"{len(pairs) - faulty} passed, {faulty} failed")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
