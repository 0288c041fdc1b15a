"""Opens a workbook without the code under test and prints its sheets, cells and styles as JSON."""
import json
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
names = [sheet.get("name") for sheet in tree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
formats = [xf.get("numFmtId") for xf in tree.fromstring(book.read("xl/styles.xml")).find(MAIN + "cellXfs")]
sheets = []
for number, name in enumerate(names, 1):
    sheet = tree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    pane = sheet.find(f".//{MAIN}pane")
    cells = {}
    for cell in sheet.iter(MAIN + "c"):
        text = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
        value = cell.findtext(MAIN + "v")
        cells[cell.get("r")] = [cell.get("t") or "n", text if value is None else value, formats[int(cell.get("s"))]]
    sheets.append({
        "name": name,
        "frozen": None if pane is None else [pane.get("state"), pane.get("ySplit")],
        "widths": [column.get("width") for column in sheet.iter(MAIN + "col")],
        "footer": sheet.findtext(f".//{MAIN}oddFooter"),
        "formulas": len(list(sheet.iter(MAIN + "f"))),
        "cells": cells,
    })
print(json.dumps({"entries": [[e.filename, list(e.date_time)] for e in book.infolist()], "sheets": sheets}))
