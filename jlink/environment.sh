# Shell functions of jlink/run and tests/run: find or install what the build needs. Sourced, bash.
# Nothing here writes to stdout: that belongs to the command that is run.

readonly minimum_jdk=25

say() {
  printf 'criu-mount: %s\n' "$*" >&2
}

die() {
  say "$*"
  exit 1
}

# Is $1 the home of a JDK (not a mere JRE) that is new enough? Reads its release file: no JVM is started.
is_jdk() {
  [[ -x $1/bin/javac && -r $1/release ]] || return 1
  local major
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [[ -n $major ]] && ((major >= minimum_jdk))
}

# Prints the home of a usable JDK: JAVA_HOME, the java on the PATH, the usual directories.
find_jdk() {
  local candidate on_path
  on_path=$(command -v java) && on_path=$(readlink -f -- "$on_path")
  for candidate in "${JAVA_HOME-}" "${on_path%/bin/java}" /usr/lib/jvm/* /opt/* /usr/java/*; do
    if [[ -n $candidate ]] && is_jdk "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  return 1
}

# Installs Debian packages if this is root on a system that has them; quiet unless it fails.
install_packages() {
  local log package
  [[ $(id -u) -eq 0 ]] && command -v apt-get > /dev/null || return 1
  log=$(mktemp) || return 1
  if ! apt-get update > "$log" 2>&1; then
    say "apt-get update failed, using the package lists at hand"
  fi
  for package; do
    if ! apt-cache show "$package" > "$log" 2>&1; then
      rm -f -- "$log"
      return 1
    fi
  done
  say "installing $*"
  if ! DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@" > "$log" 2>&1 < /dev/null; then
    cat -- "$log" >&2
    rm -f -- "$log"
    return 1
  fi
  rm -f -- "$log"
}

# Exports JAVA_HOME, or ends with one line on what is missing.
need_jdk() {
  local home
  home=$(find_jdk) || {
    install_packages "openjdk-$minimum_jdk-jdk-headless"
    home=$(find_jdk)
  } || die "no JDK $minimum_jdk or newer found: install one, or set JAVA_HOME to one"
  export JAVA_HOME=$home
}

need_maven() {
  command -v mvn > /dev/null ||
    install_packages maven ||
    die "no Maven found: install Maven 3.8.7 or newer"
}

# Maven as all scripts call it.
maven() {
  mvn --batch-mode --no-transfer-progress "$@"
}
