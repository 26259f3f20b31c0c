"""same_mounts.py BEFORE AFTER [OLD=NEW]...: two mountinfo files show the same mount tree.

Mounts are told by their path from the root, never by their numbers: superblocks and peer groups are the same when
the same mounts share them. OLD=NEW says that a root OLD of a mount (a bind source) has become NEW; AT= says that at
the mountpoint AT another file system is shown.
"""
import sys


def read(path):
    mounts = []
    for line in open(path, "rb"):
        words = line.rstrip(b"\n").split(b" ")
        dash = words.index(b"-", 6)
        mounts.append({
            "id": words[0], "parent": words[1], "device": words[2], "root": words[3], "mountpoint": words[4],
            "flags": words[5], "tags": dict(word.partition(b":")[::2] for word in words[6:dash]),
            "type": words[dash + 1], "source": words[dash + 2],
            "options": b",".join(sorted(words[dash + 3].split(b","))),
        })
    return mounts


def walk(mounts):
    known = {mount["id"]: mount for mount in mounts}
    below = {}
    for mount in mounts:
        if mount["parent"] in known and mount["parent"] != mount["id"]:
            below.setdefault(mount["parent"], []).append(mount)
    roots = [m for m in mounts if m["parent"] not in known or m["parent"] == m["id"]]
    stack = [((root["mountpoint"],), root) for root in reversed(roots)]
    while stack:
        place, mount = stack.pop()
        yield place, mount
        children = sorted(below.get(mount["id"], []), key=lambda child: child["mountpoint"])
        stack += [(place + (child["mountpoint"],), child) for child in reversed(children)]


def shape(path, renamed, others):
    """Returns each mount as a tuple without numbers; superblocks and groups are named by their first mount."""
    mounts = list(walk(read(path)))
    first_device, first_group = {}, {}
    for place, mount in mounts:
        if mount["mountpoint"] in others:
            mount.update({"root": b"", "type": b"", "source": b"", "options": b"", "device": mount["mountpoint"]})
        first_device.setdefault(mount["device"], place)
        if b"shared" in mount["tags"]:
            first_group.setdefault(mount["tags"][b"shared"], place)
    shown = {}
    for place, mount in mounts:
        tags = mount["tags"]
        shown[place] = (
            renamed.get(mount["root"], mount["root"]), mount["flags"], mount["type"], mount["source"],
            mount["options"], first_device[mount["device"]], first_group.get(tags.get(b"shared")),
            first_group.get(tags[b"master"], b"outside") if b"master" in tags else None, b"unbindable" in tags,
        )
    return shown


def main():
    words = dict(word.encode().split(b"=", 1) for word in sys.argv[3:])
    others = {at for at, new in words.items() if not new}
    renamed = {old: new for old, new in words.items() if new}
    before, after = shape(sys.argv[1], renamed, others), shape(sys.argv[2], {}, others)
    wrong = [place for place in {**before, **after} if before.get(place) != after.get(place)]
    for place in wrong:
        print("%s:\n  before %s\n  after  %s" % (place[-1].decode(), before.get(place), after.get(place)))
    sys.exit(bool(wrong))


main()
