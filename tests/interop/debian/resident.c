/* A process that holds nothing but its namespaces: no file is open, so that CRIU has nothing else to dump. */
#include <unistd.h>

int main(void) {
  for (int fd = 0; fd < 1024; fd++) {
    close(fd);
  }
  setsid();
  for (;;) {
    pause();
  }
}
