// Prints how many microseconds it takes to write to a page of memory for the first time: a few thousand of which every
// JVM does before it runs its first method.
#define _GNU_SOURCE
#include <err.h>
#include <stdio.h>
#include <sys/mman.h>
#include <time.h>

enum { PAGES = 4096, PAGE = 4096 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

int main(void) {
  volatile char *pages =
      mmap(NULL, (size_t)PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED || madvise((void *)pages, (size_t)PAGES * PAGE, MADV_NOHUGEPAGE) < 0) {
    err(1, "pages");
  }
  double from = now();
  for (size_t i = 0; i < PAGES; i++) {
    pages[i * PAGE] = 1;
  }
  printf("%.1f\n", (now() - from) / PAGES);
  return 0;
}
