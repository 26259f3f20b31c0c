# row: criu-mount, packed and carried by skopeo | criu-mount | container of crun, as an OCI image
source "$(dirname "$0")/lib/checkpoint.sh"
engine_container crun
dumped --oci-bundle /srv/bundle
crun delete -f "$container"
printf '{"default": [{"type": "insecureAcceptAnything"}]}' > /tmp/policy.json
skopeo() { command skopeo --policy /tmp/policy.json "$@" > "$SHARED/log" 2>&1 || fail "skopeo: $(cat "$SHARED/log")"; }
cm pack -D "$SHARED/images" --layout /tmp/layout --name "$container" > /tmp/digest
cm pack -D "$SHARED/images" --layout /tmp/again --name "$container" > /tmp/digest2
diff -r /tmp/layout /tmp/again || fail "the bytes are others"
[[ -z $(find /tmp/layout -type f -perm /077) ]] || fail "others may read the layout"
says "it is there already" cm pack -D "$SHARED/images" --layout /tmp/layout
skopeo inspect --raw oci:/tmp/layout:latest
for key in io.kubernetes.cri-o.annotations.checkpoint.name io.podman.annotations.checkpoint.name \
  org.criu.checkpoint.container.name; do
  grep -qF "\"$key\":\"$container\"" "$SHARED/log" || fail "no $key in $(cat "$SHARED/log")"
done
skopeo copy oci:/tmp/layout:latest dir:/tmp/registry
[[ sha256:$(sha256sum /tmp/registry/manifest.json | cut -d ' ' -f 1) == "$(cat /tmp/digest)" ]] || fail "another digest"
skopeo copy dir:/tmp/registry oci:/tmp/back:carried
skopeo copy oci:/tmp/back:carried oci-archive:/tmp/archive.tar
mkdir /tmp/unpacked /tmp/damaged
cm unpack --layout /tmp/back -D /tmp/unpacked
diff -r "$SHARED/images" /tmp/unpacked || fail "the images are others"
[[ -z $(find /tmp/unpacked -type f -perm /077) ]] || fail "others may read the images"
says "there is a checkpoint already" cm unpack --layout /tmp/back -D /tmp/unpacked
layer=/tmp/back/blobs/sha256/$(ls -S /tmp/back/blobs/sha256 | head -1)
same "$layer" "$SHARED/images"
cmp "$layer" "/tmp/layout/blobs/sha256/${layer##*/}"
printf x | dd of="$layer" bs=1 seek=2000 conv=notrunc 2> /dev/null
says "another digest" cm unpack --layout /tmp/back -D /tmp/damaged
[[ -z $(ls -A /tmp/damaged) ]] || fail "damaged images are left"
restored_from /tmp/unpacked /srv/bundle/rootfs -- --oci-bundle /srv/bundle
