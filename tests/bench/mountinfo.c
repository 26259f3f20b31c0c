// Reads the mountinfo of a process and takes every line apart into a record: the limit for a dump.
//
//   mountinfo PID
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct record {
  unsigned id, parent, major, minor;
  char *root, *mountpoint, *options;
  char *tags; // up to the separator, which is not taken off
  char *type, *source, *superblock;
};

static char *all(const char *path) {
  size_t room = 1 << 16, used = 0;
  char *text = malloc(room);
  int file = open(path, O_RDONLY);
  if (file < 0 || text == NULL) {
    err(1, "%s", path);
  }
  for (ssize_t got; (got = read(file, text + used, room - used - 1)) != 0; used += (size_t)got) {
    if (got < 0) {
      err(1, "%s", path);
    }
    if (room - used - (size_t)got < 4096 && (text = realloc(text, room *= 2)) == NULL) {
      err(1, "memory");
    }
  }
  text[used] = '\0';
  close(file);
  return text;
}

static void undoEscapes(char *word) {
  char *from = strchr(word, '\\');
  if (from == NULL) {
    return;
  }
  char *to = from;
  while (*from != '\0') {
    if (*from == '\\') {
      *to++ = (char)((from[1] - '0') << 6 | (from[2] - '0') << 3 | (from[3] - '0'));
      from += 4;
    } else {
      *to++ = *from++;
    }
  }
  *to = '\0';
}

static char *word(char **at) { return strsep(at, " "); }

static struct record parse(char *line) {
  struct record it = {0};
  it.id = (unsigned)strtoul(line, &line, 10);
  it.parent = (unsigned)strtoul(line, &line, 10);
  it.major = (unsigned)strtoul(line, &line, 10);
  it.minor = (unsigned)strtoul(line + 1, &line, 10);
  line++;
  undoEscapes(it.root = word(&line));
  undoEscapes(it.mountpoint = word(&line));
  it.options = word(&line);
  it.tags = line;
  while (strncmp(line, "- ", 2) != 0) {
    line = strchr(line, ' ') + 1;
  }
  line += 2;
  it.type = word(&line);
  undoEscapes(it.source = word(&line));
  it.superblock = line;
  return it;
}

int main(int argc, char **argv) {
  char path[64];
  size_t count = 0, room = 1024;
  struct record *records = malloc(room * sizeof *records);
  snprintf(path, sizeof path, "/proc/%s/mountinfo", argc > 1 ? argv[1] : "self");
  char *text = all(path);
  for (char *line; (line = strsep(&text, "\n")) != NULL && *line != '\0'; count++) {
    if (count == room && (records = realloc(records, (room *= 2) * sizeof *records)) == NULL) {
      err(1, "memory");
    }
    records[count] = parse(line);
  }
  printf("%zu mounts, the last at %s\n", count, count > 0 ? records[count - 1].mountpoint : "");
  return 0;
}
