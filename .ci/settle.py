"""Settles the tracked changes of a Word file by the rules of ECMA-376 part 1, 17.13.5.

settle(path, accepted, out) writes the file with all changes accepted, or with
all rejected. LibreOffice leaves some of them as they are (those in content
controls and formulas, merged cells) and gives a paragraph that was in a list
its list back but not its level there; what it shows of a settled file is held
against what it shows of the drafts.
"""

import zipfile
from xml.dom import minidom

KEPT = {True: ("w:ins", "w:moveTo"), False: ("w:del", "w:moveFrom")}
GONE = {True: ("w:del", "w:moveFrom"), False: ("w:ins", "w:moveTo")}
MARKS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


def children(node, *names):
    return [it for it in node.childNodes if it.nodeType == it.ELEMENT_NODE and (not names or it.tagName in names)]


def child(node, *path):
    for name in path:
        node = next(iter(children(node, name)), None) if node else None
    return node


def drop(node):
    node.parentNode.removeChild(node)


def unwrap(node):
    for it in list(node.childNodes):
        node.parentNode.insertBefore(it, node)
    drop(node)


def has_mark(properties, names):
    return bool(properties) and bool(children(properties, *names))


def rows_and_cells(root, accepted):
    for row in list(root.getElementsByTagName("w:tr")):
        if has_mark(child(row, "w:trPr"), GONE[accepted]):
            drop(row)
    wanted = {True: ("w:cellDel",), False: ("w:cellIns",)}[accepted]
    for cell in list(root.getElementsByTagName("w:tc")):
        properties = child(cell, "w:tcPr")
        if has_mark(properties, wanted):
            drop(cell)
            continue
        for merge in children(properties, "w:cellMerge") if properties else []:
            value = merge.getAttribute("w:vMerge" if accepted else "w:vMergeOrig")
            for it in children(properties, "w:vMerge"):
                drop(it)
            if value in ("rest", "cont"):
                merged = root.ownerDocument.createElement("w:vMerge")
                merged.setAttribute("w:val", {"rest": "restart", "cont": "continue"}[value])
                properties.insertBefore(merged, merge)
            drop(merge)
        for it in children(properties, "w:cellIns", "w:cellDel") if properties else []:
            drop(it)
    for table in list(root.getElementsByTagName("w:tbl")):
        if not table.getElementsByTagName("w:tr"):
            drop(table)


def properties(root, accepted):
    for change in [it for it in root.getElementsByTagName("*") if it.tagName.endswith("PrChange")]:
        now = change.parentNode
        if now is None or accepted:
            drop(change)
            continue
        was = children(change)[0] if children(change) else None
        keep = ("w:rPr", "w:sectPr") if change.tagName == "w:pPrChange" else MARKS
        for it in children(now):
            if it is not change and it.tagName not in keep:
                drop(it)
        first = now.firstChild
        for it in children(was) if was else []:
            now.insertBefore(it, first)
        drop(change)


def runs(root, accepted):
    for name in MARKS:
        for mark in list(root.getElementsByTagName(name)):
            if mark.parentNode.tagName in ("w:rPr", "w:trPr", "w:numPr"):
                continue
            if name in KEPT[accepted]:
                unwrap(mark)
            else:
                drop(mark)
    for edge in [it for it in root.getElementsByTagName("*") if it.tagName.startswith(("w:moveFromRange", "w:moveToRange"))]:
        drop(edge)
    for text in list(root.getElementsByTagName("w:delText")):
        text.tagName = text.nodeName = "w:t"
    for code in list(root.getElementsByTagName("w:delInstrText")):
        code.tagName = code.nodeName = "w:instrText"


def controls(root, _accepted):
    """What stands in a content control within a paragraph: LibreOffice does not tell it as text of the paragraph."""
    for control in list(root.getElementsByTagName("w:sdt")):
        if control.parentNode.tagName == "w:p" and child(control, "w:sdtContent"):
            unwrap(child(control, "w:sdtContent"))
            for it in children(control, "w:sdtPr", "w:sdtEndPr"):
                drop(it)
            unwrap(control)


def codes(root, accepted):
    """The code of a field whose beginning went goes with it."""
    for paragraph in root.getElementsByTagName("w:p"):
        open_fields = 0
        for node in [it for it in paragraph.getElementsByTagName("*") if it.tagName in ("w:fldChar", "w:instrText")]:
            kind = node.getAttribute("w:fldCharType")
            open_fields += {"begin": 1, "end": -1}.get(kind, 0)
            if node.tagName == "w:instrText" and open_fields <= 0:
                drop(node)


def ends(root, accepted):
    """A paragraph whose end went is joined with the next one, whose properties count."""
    for paragraph in list(root.getElementsByTagName("w:p")):
        look = child(paragraph, "w:pPr", "w:rPr")
        if not has_mark(look, GONE[accepted]):
            continue
        following = paragraph.nextSibling
        while following is not None and getattr(following, "tagName", "") != "w:p":
            following = None if getattr(following, "tagName", "") in ("w:tbl", "w:sectPr") else following.nextSibling
        content = [it for it in paragraph.childNodes if getattr(it, "tagName", "") != "w:pPr"]
        if following is None:
            if not any(it.tagName == "w:r" for it in children(paragraph)) and children(paragraph.parentNode, "w:p")[1:]:
                drop(paragraph)
            continue
        before = child(following, "w:pPr")
        at = before.nextSibling if before else following.firstChild
        for it in content:
            following.insertBefore(it, at)
        drop(paragraph)
    for name in MARKS:
        for mark in list(root.getElementsByTagName(name)):
            drop(mark)


def without_reference(tree, referred):
    """A note goes with the reference to it; the rules above notes have a type and stay."""
    for note in children(tree.documentElement, "w:footnote") + children(tree.documentElement, "w:endnote"):
        if not note.getAttribute("w:type") and (note.tagName, note.getAttribute("w:id")) not in referred:
            drop(note)


def settle(path, accepted, out):
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        trees = {}
        for entry in source.namelist():
            if entry in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
                trees[entry] = tree = minidom.parseString(source.read(entry))
                for step in (rows_and_cells, properties, runs, controls, codes, ends):
                    step(tree.documentElement, accepted)
        body = trees["word/document.xml"]
        referred = set()
        for note in ("w:footnote", "w:endnote"):
            references = body.getElementsByTagName(f"{note}Reference")
            referred |= {(note, it.getAttribute("w:id")) for it in references}
        for entry in source.namelist():
            if entry not in trees:
                target.writestr(entry, source.read(entry))
                continue
            without_reference(trees[entry], referred)
            target.writestr(entry, trees[entry].toxml(encoding="UTF-8"))
