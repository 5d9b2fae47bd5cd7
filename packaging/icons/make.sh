#!/usr/bin/env bash
# Makes the pictures of the program's mark from assets/icons/atiende.svg, and the portal's copy of it.
# The console draws the same shapes by itself (app/ui/src/widgets/mark.rs): a test compares the two.
# Needs rsvg-convert (Debian: librsvg2-bin); the pictures are kept in the repository, so a build does not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../assets/icons"

for size in 32 128 256; do
  rsvg-convert --width "$size" --height "$size" atiende.svg --output "atiende-$size.png"
done
svg=$(grep -v "<!--" atiende.svg | tr -d "\n" | sed "s/>  *</></g")
printf "%s\n" "$svg" >../../server-stub/portal/mark.svg
