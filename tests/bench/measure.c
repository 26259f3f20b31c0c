// Runs a command and prints its seconds, its peak memory in MB and its seconds of processor time; ends as the
// command did.
#define _GNU_SOURCE
#include <err.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
  struct timespec from, to;
  struct rusage used;
  int status;
  if (argc < 2) {
    errx(2, "usage: measure COMMAND [ARG]...");
  }
  clock_gettime(CLOCK_MONOTONIC, &from);
  pid_t child = fork();
  if (child == 0) {
    execv(argv[1], argv + 1);
    err(127, "%s", argv[1]);
  }
  if (child < 0 || wait4(child, &status, 0, &used) < 0) {
    err(1, "measure");
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
  double busy = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  printf("%.3f %ld %.3f\n", seconds, used.ru_maxrss / 1024, busy);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
