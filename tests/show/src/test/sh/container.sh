# A container as runc makes it, shown: as a page with what stands against a dump, and with its bundle as JSON. Run
# inside of the Debian root of tests/interop; the argument is the repository.
source "$1/tests/interop/scenarios/lib/container.sh"
cgroups_v1
make_bundle runc /tmp/bundle
edit /tmp/bundle "volume('/data', '/srv', 'bind', 'ro')"
run_bundle runc /tmp/bundle
cm show "$task" --check --format html > "$SHARED/container.html"
cm show "$task" --check --oci-bundle /tmp/bundle --format html > "$SHARED/bundle.html"
cm show "$task" --check --oci-bundle /tmp/bundle --format json > "$SHARED/bundle.json"
runc delete -f "$container"
