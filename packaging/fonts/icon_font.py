"""Cuts the named icons out of Lucide's font and writes the Rust constants for them."""

import json
import sys
from pathlib import Path

from fontTools import subset

HEADER = '''//! Named icons of the bundled font; written by `packaging/fonts/make.sh` from `icons.txt`.

use crate::widgets::icon::Icon;

macro_rules! icons {
    ($($name:ident $drawn_as:literal $glyph:literal)*) => {
        $(#[doc = concat!("Draws Lucide's `", $drawn_as, "`.")] pub const $name: Icon = Icon($glyph);)*

        /// Every icon with its name in Lucide, for pictures and tests.
        pub const ALL: &[(&str, Icon)] = &[$(($drawn_as, $name)),*];
    };
}

icons! {
'''


def names(listing: Path) -> dict[str, str]:
    lines = listing.read_text().splitlines()
    return dict(line.split("=") for line in lines if line and not line.startswith("#"))


def main() -> None:
    package, listing, target, constants = map(Path, sys.argv[1:])
    points = json.loads((package / "font/codepoints.json").read_text())
    wanted = names(listing)

    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    font = subset.load_font(str(package / "font/lucide.ttf"), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[points[name] for name in wanted.values()])
    subsetter.subset(font)
    font.recalcTimestamp = False
    font.save(str(target))
    print(target.name, target.stat().st_size)

    rows = [f"    {name} \"{icon}\" '\\u{{{points[icon]:x}}}'\n" for name, icon in wanted.items()]
    constants.write_text(HEADER + "".join(rows) + "}\n")


main()
