"""Writes the OFL as plain text out of Debian's machine-readable copyright file."""

import sys
from pathlib import Path

lines = Path(sys.argv[1]).read_text().splitlines()
holder = next(line for line in lines if line.startswith("Copyright:"))
start = lines.index("License: OFL-1.1") + 1
body = []
for line in lines[start:]:
    if not line.startswith(" "):
        break
    body.append("" if line == " ." else line[1:])
title = "This Font Software is licensed under the SIL Open Font License, Version 1.1.\n"
note = "Changed from the original: tabular figures are the default, other scripts and features are left out.\n"
Path(sys.argv[2]).write_text("\n".join([holder, "", title, note, *body]) + "\n")
