#!/usr/bin/env python3
"""Prints the mounts of namespaces in an order and with numbers that do not depend on when they were made.

mounts.py MOUNTINFO...
"""
import sys


class Numbers:
    """Gives names their numbers in the order of their first use."""

    def __init__(self):
        self.numbers = {}

    def of(self, name):
        return self.numbers.setdefault(name, len(self.numbers) + 1)


def mounts(path):
    """Returns all mounts by their ids: parent, device, root, mountpoint, flags, tags, type, source, options."""
    with open(path, "rb") as table:
        lines = [line.rstrip(b"\n").split(b" ") for line in table]
    found = {}
    for words in lines:
        end = words.index(b"-")
        found[words[0]] = words[1:6] + [words[6:end]] + (words[end + 1 :] + [b""])[:3]
    return found


def ordered(found):
    """Yields depth and mount, parents before children, and children by where they are."""
    children = {}
    for number, mount in found.items():
        children.setdefault(mount[0], []).append(number)
    pending = [(0, number) for number, mount in found.items() if mount[0] not in found]
    while pending:
        depth, number = pending.pop()
        yield depth, found[number]
        below = sorted(children.get(number, []), key=lambda child: found[child][3], reverse=True)
        pending += [(depth + 1, child) for child in below]


def link(tag, groups):
    name, _, group = tag.partition(b":")
    return name + b"=" + b"%d" % groups.of(group) if group else name


def main(paths):
    devices, groups = Numbers(), Numbers()
    for path in paths:
        for depth, (_, device, root, place, flags, tags, kind, source, options) in ordered(mounts(path)):
            kept = [link(tag, groups) for tag in tags if not tag.startswith(b"propagate_from:")]
            words = [b"%d" % depth, place, root, flags, b",".join(kept), b"%d" % devices.of(device), kind, source, options]
            sys.stdout.buffer.write(b" ".join(words) + b"\n")
        sys.stdout.buffer.write(b"\n")


main(sys.argv[1:])
