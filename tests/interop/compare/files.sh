# Lists all files below directories with all that a restore has to bring back. Run by busybox, inside.
# $1: whether times of directories count; then the directories.
times=$1
shift
for place in "$@"; do
  cd "$place" || exit
  printf '%s\n' "$place"
  busybox find . -xdev | busybox sort | while IFS= read -r file; do
    busybox stat -c '%N %F %a %u:%g %h %t:%T %s' "$file"
    if [ "$times" = yes ] || ! [ -d "$file" ]; then busybox stat -c %Y "$file"; fi
    if [ -f "$file" ] && ! [ -L "$file" ]; then busybox md5sum "$file"; fi
  done
done
