#!/usr/bin/env python3
"""Has crit show every image of a directory, in both forms, and make it again. crit.py DIRECTORY

DIRECTORY/crit gets NAME.json and NAME.pretty.json. Ends with 1 when crit does not bring an image back.
"""
import io
import json
import os
import sys

import pycriu

# Without records: memory, archives, and what CRIU has from ip and nft; the last is not CRIU's.
NOT_SHOWN = ("pages-", "tmpfs-", "ifaddr-", "route", "rule-", "nftables-", "iptables-", "ip6tables-", "deleted-roots")


def show(directory, name):
    with open(os.path.join(directory, name), "rb") as image:
        original = image.read()
    for ending, pretty in ((".json", False), (".pretty.json", True)):
        shown = pycriu.images.load(io.BytesIO(original), pretty)
        with open(os.path.join(directory, "crit", name + ending), "w") as text:
            json.dump(shown, text)
    made = pycriu.images.dumps(pycriu.images.loads(original))
    if made != original:
        sys.exit(name + " is another after crit")


def main(directory):
    os.makedirs(os.path.join(directory, "crit"), exist_ok=True)
    for name in sorted(os.listdir(directory)):
        if name.endswith(".img") and not name.startswith(NOT_SHOWN):
            show(directory, name)


main(sys.argv[1])
