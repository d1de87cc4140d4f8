#!/bin/sh
# Makes the Debian package, unpacks it elsewhere, and runs it there: plugins, data and man page are in it.
set -eu
build=$1 cmake=$2
command -v dpkg-deb >/dev/null || { echo "skipped: no dpkg-deb"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$build" && "$(dirname "$cmake")/cpack" -G DEB -B "$work/out" >/dev/null)
deb=$(ls "$work"/out/*.deb)
dpkg-deb -x "$deb" "$work/root"
dpkg-deb -f "$deb" Depends | grep -q libarchive
XDG_CACHE_HOME="$work/cache" "$work/root/usr/bin/assay" scan /bin/true >/dev/null
XDG_CACHE_HOME="$work/cache" "$work/root/usr/bin/assay" signatures check >/dev/null
test -s "$work/root/usr/share/man/man1/assay.1" || test -s "$work/root/usr/share/man/man1/assay.1.gz"
