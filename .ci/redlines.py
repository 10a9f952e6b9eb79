#!/usr/bin/python3
"""Holds Word redlines against the drafts, as LibreOffice accepts and rejects them.

redlines.py PROGRAM OLD NEW [OLD NEW ...]

For each pair the program makes a redline. LibreOffice opens it, accepts all
changes, and its paragraphs, numbers and notes have to be those of the new
draft; then it rejects all, and they have to be those of the old one. Where a
draft is a Word file itself, the redline is held against what LibreOffice reads
in that file; where it is not, against the clauses that the program read.

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

import uno
from com.sun.star.beans import PropertyValue

ACCEPT, REJECT = "AcceptAllTrackedChanges", "RejectAllTrackedChanges"


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
        url = uno.systemPathToFileUrl(os.path.abspath(path))
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, (hidden,))
        if command:
            frame = document.CurrentController.Frame
            self.dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, ())
        paragraphs = [it for it in content(document.Text) if squeeze(it[1])]
        notes = []
        for index in range(document.Footnotes.Count):
            note = document.Footnotes.getByIndex(index)
            notes.append((note.Anchor.String.rstrip("."), squeeze(" ".join(it[1] for it in content(note)))))
        left = sum(1 for _ in each(document.Redlines))
        document.close(True)
        return paragraphs, notes, left


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
            words = "".join("" if portion.TextPortionType == "Footnote" else portion.String
                            for portion in each(item))
            found.append((getattr(item, "ListLabelString", ""), words))
    return found


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
    return squeeze(words) == text


def against_clauses(clauses, paragraphs, notes):
    body = [it for it in clauses if it["kind"] != "footnote"]
    faults = [] if len(body) == len(paragraphs) else [f"{len(paragraphs)} paragraphs instead of {len(body)}"]
    faults += [f"{clause['place']}: {paragraph[1][:80]!r}"
               for clause, paragraph in zip(body, paragraphs) if not same(clause, paragraph)]
    wanted = [squeeze(it["text"]) for it in clauses if it["kind"] == "footnote"]
    given = [text for _, text in notes]
    if sorted(wanted) != sorted(given):
        faults.append(f"notes: {[it[:40] for it in given if it not in wanted]} for {[it[:40] for it in wanted if it not in given]}")
    return faults


def against_file(wanted, given):
    key = lambda read: [(number, squeeze(text)) for number, text in read[0]] + [("note", text) for _, text in read[1]]
    wanted, given = key(wanted), key(given)
    matcher = difflib.SequenceMatcher(None, wanted, given, autojunk=False)
    return [f"{wanted[a:b][:1]} is {given[c:d][:1]}"
            for op, a, b, c, d in matcher.get_opcodes() if op != "equal"]


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
            for command, side, draft in ((ACCEPT, "new", new), (REJECT, "old", old)):
                paragraphs, notes, left = office.read(redline, command)
                if draft.endswith(".docx"):
                    found = against_file(office.read(draft, ACCEPT), (paragraphs, notes))
                else:
                    found = against_clauses(comparison[side]["clauses"], paragraphs, notes)
                faults += [f"{side}: {it}" for it in found]
                faults += [f"{side}: {left} changes are left"] if left else []
            names = f"{os.path.basename(old)} {os.path.basename(new)}"
            print(f"BAD  {names}: {len(faults)} faults" if faults else f"holds {names}", flush=True)
            for fault in faults[:4]:
                print(f"     {fault}"[:300])
            faulty += bool(faults)
    print(f"{len(pairs) - faulty} passed, {faulty} failed")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
