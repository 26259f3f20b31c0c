# Shell functions of packages/make: what goes into every package. Sourced, bash.

# Copies the image, and takes the symbols for debuggers out of the JDK's programs and libraries.
copy_image() { # TARGET
  cp -a -- "$image" "$1"
  programs "$1" | xargs -d '\n' strip --strip-unneeded --
}

programs() { # TREE
  find "$1/bin" "$1/lib" -type f \( -name '*.so' -o -perm -u=x \) ! -name criu-mount
}

# Fails if a program or library of the tree needs a library that is neither in the tree nor of glibc: then the package
# would need more than libc6. A JDK of a distribution is like that; one that brings its own libz is not.
refuse_foreign_libraries() { # TREE
  local file library own
  own=$(find "$1" -name '*.so' -printf '%f\n')
  while read -r file; do
    for library in $(readelf -d "$file" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
      case $library in
        libc.so.6 | libm.so.6 | libdl.so.2 | libpthread.so.0 | librt.so.1 | ld-linux-*.so.*) ;;
        *) grep -qxF -- "$library" <<< "$own" ||
          die "${file#"$1"/} needs $library: build the image with a JDK that brings its own, such as Temurin" ;;
      esac
    done
  done < <(programs "$1")
}

# Puts the licences of criu-mount and its libraries beside the JDK's, a folder for each module.
add_licences() { # TREE
  local legal=$1/legal
  install -D -m644 "$here/../../LICENSE" "$legal/criu.mount/LICENSE"
  install -D -m644 "$here/src/licences/protobuf" "$legal/com.google.protobuf/LICENSE"
  install -D -m644 "$here/src/licences/jopt-simple" "$legal/jopt.simple/LICENSE"
  mkdir -p -- "$legal/com.fasterxml.jackson.core"
  (cd -- "$legal/com.fasterxml.jackson.core" &&
    "$JAVA_HOME/bin/jar" --extract --file "$1"/plugins/host-path/jackson-core-*.jar META-INF/ &&
    find META-INF -maxdepth 1 -type f \( -name '*LICENSE*' -o -name '*NOTICE*' \) -exec mv -t . -- {} + &&
    rm -r META-INF)
}

# Prints Maven's list of libraries with the one part that Maven does not know, the JDK.
list_parts() { # LIBRARIES
  local jdk
  jdk=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$image/release")
  grep -q '^  "components" : \[$' "$1" || die "$1 has no list of components"
  sed '/^  "components" : \[$/r /dev/stdin' "$1" << JDK
    {
      "type" : "platform",
      "bom-ref" : "pkg:generic/openjdk@$jdk",
      "name" : "openjdk",
      "version" : "$jdk",
      "description" : "The JVM of the image, and the modules $(jdk_modules)",
      "licenses" : [ { "license" : { "id" : "GPL-2.0-with-classpath-exception" } } ],
      "purl" : "pkg:generic/openjdk@$jdk"
    },
JDK
}

jdk_modules() {
  sed -n 's/^MODULES="\(.*\)"/\1/p' "$image/release" | tr ' ' '\n' | grep '^j' | paste -sd ' '
}
