# row: criu-mount | criu-mount | runc container restored into another root, with other volumes, by an edited config.json
engine=runc
source "$(dirname "$0")/lib/moved.sh"
