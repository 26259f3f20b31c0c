# What the parts of the benchmark share. Sourced by bash.
# BENCH_BIN has the programs, and the names of those that were too slow; BENCH_RESULTS takes the results, BENCH_ERR what failed programs say.

asides=0

# sizes_of SHAPE SIZE...: those that a shape is tried with. Paths of a deep chain are too long for the programs that
# are compared, and files are archived, whatever the number of mounts.
sizes_of() {
  local shape=$1 size most=1000000
  shift
  case $shape in
    container) echo 25 && return ;;
    chain | files) most=1000 ;;
  esac
  for size in "$@"; do
    [ "$size" -gt "$most" ] || echo "$size"
  done
}

# aside PATH: takes a file or directory away, if it is there, without removing it. Ext4 looks for minutes around the
# numbers of files that were removed, whenever it makes one: what is removed would slow down what is timed next.
aside() {
  [ -e "$1" ] || return 0
  mkdir -p "$(dirname "$1")/aside"
  mv -T "$1" "$(dirname "$1")/aside/$((asides += 1))"
}

# make_root DIR SHAPE COUNT: what the shape is mounted in.
make_root() {
  aside "$1"
  mkdir -p "$1"/{at,source,dev,proc,run,sys,tmp}
  cp "$BENCH_BIN"/{resident,true} "$1/"
  [ "$2" = chain ] || (cd "$1/at" && seq 0 $(($3 - 1)) | xargs mkdir)
}

# start ROOT SHAPE COUNT: the namespaces of a small process, whose number is in $subject.
start() {
  local said
  rm -f "$BENCH_BIN/ready"
  mkfifo "$BENCH_BIN/ready"
  setsid unshare -m -p -i -u --propagation private --fork "$BENCH_BIN/namespace" "$@" stay \
    < /dev/null > "$BENCH_BIN/ready" 2> "$BENCH_ERR" &
  unshared=$!
  read -r said < "$BENCH_BIN/ready" || said=
  [ "$said" = ready ] || { echo "bench: $2 $3 was not made: $(cat "$BENCH_ERR")" >&2; exit 1; }
  subject=$(tr -d " " < "/proc/$unshared/task/$unshared/children")
}

# stop: ends that process, and its namespaces with it.
stop() {
  [ -z "${subject:-}" ] || { kill -9 "$subject" || true; wait "$unshared" || true; } 2> /dev/null
  subject=
}

# measured SHAPE COUNT WHAT BEFORE COMMAND...: adds the medians of some runs to the results; BEFORE is done before
# each. What fails, or was too slow with fewer mounts, is told and left out.
measured() {
  local shape=$1 count=$2 what=$3 before=$4 i line lines='' seconds
  shift 4
  ! grep -qxF "$shape/$what" "$BENCH_BIN/tired" || return 0
  set -- "$(command -v "$1")" "${@:2}"
  for ((i = 0; i < RUNS; i++)); do
    "$before"
    if ! line=$(timeout "$LONGEST" "$BENCH_BIN/measure" "$@" 2> "$BENCH_ERR" < /dev/null | tail -n 1); then
      echo "bench: $what of $shape $count failed: $(tail -n 1 "$BENCH_ERR" | cut -c1-160)" >&2
      echo "$shape/$what" >> "$BENCH_BIN/tired"
      return 0
    fi
    lines+=$line$'\n'
    seconds=${line%%.*}
    [ "$seconds" -lt "$PATIENCE" ] || { echo "$shape/$what" >> "$BENCH_BIN/tired"; break; }
  done
  medians "$lines" | while read -r line; do
    printf '%s\t%s\t%s\t%s\n' "$shape" "$count" "$what" "${line// /$'\t'}" >> "$BENCH_RESULTS"
  done
}

# medians LINES: of seconds and of processor time, the greatest memory, and the number of runs.
medians() {
  local column
  for column in 1 3; do
    printf %s "$1" | sort -n -k "$column,$column" |
      awk -v c="$column" '{ v[NR] = $c; if ($2 > m) m = $2 }
        END { printf "%s ", v[int((NR + 1) / 2)]; if (c == 3) print m, NR }'
  done
}
