# A container with volumes of every propagation, /etc/hosts, a read-only tree and a tmpfs with content.
# Sourced with $engine: crun or runc.
source "$(dirname "${BASH_SOURCE[0]}")/container.sh"
cgroups_v1
make_bundle "$engine" /tmp/bundle
volumes /tmp/bundle
run_bundle "$engine" /tmp/bundle
fill
complains /volumes/private /etc/hosts /volumes/read-only
inside() {
  [[ $(in_pin /bin/cat /volumes/rslave/name) == rslave ]] || fail "$1: volume"
  [[ $(in_pin /bin/cat /etc/hosts) == "127.0.0.1 localhost" ]] || fail "$1: /etc/hosts"
  [[ $(in_pin /bin/cat /scratch/note) == kept ]] || fail "$1: content"
}
round_trip "$engine" /tmp/bundle --enable-external-masters
