/*
 * Holds a lease on a file: lease FILE. Says "ready", then "asked" when someone opens the file, who
 * waits until a line comes here, or the end of input. See F_SETLEASE in fcntl(2).
 */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments) {
  sigset_t set;
  int signal;
  if (count != 2) errx(2, "usage: lease FILE");
  sigemptyset(&set);
  sigaddset(&set, SIGIO);
  sigprocmask(SIG_BLOCK, &set, NULL);
  int fd = open(arguments[1], O_RDWR | O_CLOEXEC);
  if (fd < 0 || fcntl(fd, F_SETLEASE, F_WRLCK) < 0) err(1, "%s", arguments[1]);
  puts("ready");
  fflush(stdout);
  sigwait(&set, &signal);
  puts("asked");
  fflush(stdout);
  getchar();
  return 0; /* which gives the lease back */
}
