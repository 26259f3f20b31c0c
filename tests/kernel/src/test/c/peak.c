/*
 * Runs a program and writes its greatest resident memory in KiB to a file: peak FILE PROGRAM [ARG]...
 * Ends as the program does.
 */
#define _GNU_SOURCE
#include <err.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **arguments) {
  struct rusage used;
  int status;
  if (count < 3) errx(2, "usage: peak FILE PROGRAM [ARG]...");
  pid_t child = fork();
  if (child < 0) err(1, "fork");
  if (child == 0) {
    execv(arguments[2], arguments + 2);
    err(127, "%s", arguments[2]);
  }
  if (wait4(child, &status, 0, &used) < 0) err(1, "wait4");
  FILE *file = fopen(arguments[1], "w");
  if (file == NULL) err(1, "%s", arguments[1]);
  fprintf(file, "%ld\n", used.ru_maxrss);
  fclose(file);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
