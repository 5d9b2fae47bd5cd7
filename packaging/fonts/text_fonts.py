"""Bakes tabular figures into Inter and keeps only the scripts that the console shows itself."""

import sys
from pathlib import Path

from fontTools import subset
from opentype_feature_freezer import RemapByOTL

WEIGHTS = ["Regular", "Medium", "SemiBold"]
RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F),  # Latin, Latin Extended, combining marks
    (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),  # Greek, Cyrillic, Latin Additional
    (0x2000, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x214F),  # punctuation, currency, letterlike
    (0x2190, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x27BF),  # arrows, signs, shapes, dingbats
]
# Without `calt` and `liga` what a customer typed stays what is shown: `->` is no arrow.
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]


class FreezeOptions:
    """What opentype-feature-freezer's command line would have parsed."""

    features = "tnum"
    script = lang = None
    zapnames = rename = suffix = info = report = names = False
    usesuffix = replacenames = ""


def freeze(source: Path, target: Path) -> None:
    options = FreezeOptions()
    options.inpath, options.outpath = str(source), str(target)
    RemapByOTL(options).run()


def shrink(path: Path) -> None:
    options = subset.Options(layout_features=FEATURES, desubroutinize=False, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[point for first, last in RANGES for point in range(first, last + 1)])
    subsetter.subset(font)
    font["head"].modified = font["head"].created  # the same bytes each time
    font.recalcTimestamp = False
    font.save(str(path))


def main() -> None:
    source, target = map(Path, sys.argv[1:])
    for weight in WEIGHTS:
        path = target / f"Inter-{weight}.otf"
        freeze(source / f"Inter-{weight}.otf", path)
        shrink(path)
        print(path.name, path.stat().st_size)


main()
