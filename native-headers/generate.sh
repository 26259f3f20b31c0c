#!/bin/sh
# Regenerates the bindings of criu.syscall from linux.h and includes.txt. See README.md.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
output=$here/../modules/criu.syscall/src/generated/java
package=criu.syscall.internal.abi

if ! command -v jextract >/dev/null; then
  echo "generate.sh: jextract is not on the PATH: it comes from the OpenJDK jextract project," \
    "with early-access builds at https://jdk.java.net/jextract/" >&2
  exit 1
fi

directory=$output/$(echo "$package" | tr . /)
rm -rf "$directory"
mkdir -p "$output"

# From its own folder and with relative names, so that the output does not depend on the checkout.
cd "$here"
LC_ALL=C jextract --output "$output" --target-package "$package" --header-class-name Linux \
  @includes.txt linux.h
