#!/usr/bin/env bash
# Makes the pictures of the program's mark from assets/icons/atiende.svg.
# Needs rsvg-convert (Debian: librsvg2-bin); the pictures are kept in the repository, so a build does not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../assets/icons"

for size in 32 128 256; do
  rsvg-convert --width "$size" --height "$size" atiende.svg --output "atiende-$size.png"
done
