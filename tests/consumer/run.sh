#!/bin/sh
# Installs the build into an empty prefix, builds an out-of-tree plugin against it with find_package, and scans with
# that plugin, found by --plugins and by ASSAY_PLUGIN_PATH.
set -eu
build=$1 cmake=$2 here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$cmake" --install "$build" --prefix "$work/usr" >/dev/null
"$cmake" -G Ninja -S "$here/project" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/usr" \
  -DCMAKE_BUILD_TYPE=Release >/dev/null
"$cmake" --build "$work/build" >/dev/null
mkdir "$work/plugins"
cp "$work/build/consumer.so" "$work/plugins"

assay="$work/usr/bin/assay"
export XDG_CACHE_HOME="$work/cache"
"$assay" scan --format json --plugins "$work/plugins" /bin/true > "$work/by-option.json"
ASSAY_PLUGIN_PATH="$work/plugins" "$assay" scan --format json /bin/true > "$work/by-variable.json"
"$assay" scan --format json /bin/true > "$work/without.json"
grep -q '"runs-on-' "$work/by-option.json"
cmp "$work/by-option.json" "$work/by-variable.json"
! grep -q '"runs-on-' "$work/without.json"
"$assay" list plugins --plugins "$work/plugins" | grep -q '^ *consumer'
