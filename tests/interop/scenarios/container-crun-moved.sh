# row: criu-mount | criu-mount | crun container restored into another root, with other volumes, by an edited config.json
engine=crun
source "$(dirname "$0")/lib/moved.sh"
