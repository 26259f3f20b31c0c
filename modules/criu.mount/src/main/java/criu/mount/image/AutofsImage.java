package criu.mount.image;

import criu.mount.filesystem.AutofsOptions;
import criu.mount.image.proto.AutofsEntry;
import criu.syscall.RawString;

/** Turns the options of an autofs into the record of its own image. */
final class AutofsImage {

  private AutofsImage() {}

  static AutofsEntry encode(RawString options) {
    AutofsOptions words = AutofsOptions.of(options);
    AutofsEntry.Builder entry =
        AutofsEntry.newBuilder()
            .setFd(words.descriptor())
            .setPgrp(words.processGroup())
            .setTimeout(words.timeout())
            .setMinproto(words.number("minproto").orElse(0))
            .setMaxproto(words.number("maxproto").orElse(0))
            .setMode(words.mode());
    words.number("uid").ifPresent(entry::setUid);
    words.number("gid").ifPresent(entry::setGid);
    return entry.build();
  }
}
