#!/bin/sh
# Makes assets/fonts and assets/icons again: Inter from Debian with tabular figures baked in, and the
# few icons of Lucide that icons.txt names. The results are committed; run this only to change them.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

inter=/usr/share/fonts/opentype/inter
[ -f "$inter/Inter-Regular.otf" ] || {
    echo "Inter is missing; installing Debian's fonts-inter"
    apt-get install -y fonts-inter
}

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q fonttools==4.68.0 opentype-feature-freezer==1.32.2
(cd "$work" && npm pack --silent lucide-static@1.62.0 >/dev/null && tar xzf lucide-static-*.tgz)

"$work/venv/bin/python" "$here/text_fonts.py" "$inter" "$root/assets/fonts"
"$work/venv/bin/python" "$here/icon_font.py" "$work/package" "$here/icons.txt" \
    "$root/assets/icons/lucide.ttf" "$root/app/ui/src/icons.rs"
"$work/venv/bin/python" "$here/licence.py" /usr/share/doc/fonts-inter/copyright "$root/assets/fonts/OFL.txt"
cp "$work/package/LICENSE" "$root/assets/icons/LICENSE.txt"
rustfmt --edition 2024 "$root/app/ui/src/icons.rs"
