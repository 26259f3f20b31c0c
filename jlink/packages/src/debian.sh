# Shell functions of packages/make: the Debian package. Sourced, bash.

readonly -A debian_machines=([x86_64]=amd64 [aarch64]=arm64)

make_deb() { # TREE
  local root=$work/deb architecture=${debian_machines[$machine]-}
  [[ -n $architecture ]] || die "no Debian package is made for $machine"
  lay_out "$1" "$root"
  document "$root/usr/share/doc/criu-mount" "$1"
  install -D -m644 "$here/src/debian/lintian-overrides" "$root/usr/share/lintian/overrides/criu-mount"
  settle "$root"
  describe "$root"
  settle_control "$root"
  # One thread: more would cut the data into other blocks.
  dpkg-deb --root-owner-group --threads-max=1 -Zxz -z2 --build "$root" "$out/criu-mount_${version}_$architecture.deb" \
    > "$work/log" || die "$(< "$work/log")"
}

# Puts the image where Debian has such things; what the image keeps under share/ for others goes to /usr/share.
lay_out() { # TREE ROOT
  mkdir -p -- "$2/usr/bin" "$2/usr/lib" "$2/usr/share" "$2/etc/criu-mount/plugins"
  cp -a -- "$1" "$2/usr/lib/criu-mount"
  ln -s ../lib/criu-mount/bin/criu-mount "$2/usr/bin/criu-mount"
  give "$2" man man
  find "$2/usr/share/man" -type f -exec gzip -9n -- {} +
  give "$2" bash-completion bash-completion
  give "$2" fish fish
  give "$2" zsh/site-functions zsh/vendor-completions
}

give() { # ROOT OURS THEIRS: moves a folder of the image's share/ to /usr/share
  local ours=$1/usr/lib/criu-mount/share/$2
  [[ -d $ours ]] || die "the image has no share/$2"
  mkdir -p -- "$(dirname -- "$1/usr/share/$3")"
  mv -- "$ours" "$1/usr/share/$3"
  rmdir --ignore-fail-on-non-empty -- "$(dirname -- "$ours")"
}

# Copyright and history. The two texts that Debian has are referred to, not repeated.
document() { # DIRECTORY TREE
  local file
  mkdir -p -- "$1"
  {
    cat -- "$here/src/debian/copyright"
    while read -r file; do
      printf '\n\n%s\n%s\n\n' "${file#"$2/legal/"}" "$(tr -c '\n' '=' <<< "${file#"$2/legal/"}")"
      cat -- "$file"
    done < <(find "$2/legal" -type f ! -path '*/java.*/LICENSE' ! -path '*/criu.mount/*' \
      ! -path '*/com.fasterxml.jackson.core/LICENSE' | sort)
    printf '\n\n'
    sed -n '/^"CLASSPATH" EXCEPTION/,$p' "$2/legal/java.base/LICENSE"
  } > "$1/copyright"
  sed "s/@VERSION@/$version/; s/@DATE@/$(date -R -d "@$SOURCE_DATE_EPOCH")/" "$here/src/debian/changelog" |
    gzip -9n > "$1/changelog.gz"
}

describe() { # ROOT
  mkdir -m755 -- "$1/DEBIAN"
  (cd -- "$1" && find etc usr -type f -print0 | sort -z | xargs -0 md5sum) > "$work/md5sums"
  mv -- "$work/md5sums" "$1/DEBIAN/md5sums"
  sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$(kilobytes "$1")/" \
    "$here/src/debian/control" > "$1/DEBIAN/control"
}

# Files by their length, rounded up; what a directory takes depends on the file system.
kilobytes() { # ROOT
  find "$1/etc" "$1/usr" -printf '%y %s\n' |
    awk '$1 == "f" { sum += int(($2 + 1023) / 1024) } $1 != "f" { sum++ } END { print sum }'
}

settle_control() { # ROOT
  find "$1/DEBIAN" "$1" -maxdepth 1 -exec touch -h -d "@$SOURCE_DATE_EPOCH" -- {} +
  chmod 0644 "$1"/DEBIAN/*
}
