package criu.mount.archive;

import criu.syscall.RawString;

/** One member of an archive, under the name it has there. */
record Member(RawString name, Metadata metadata, Content content) {}
