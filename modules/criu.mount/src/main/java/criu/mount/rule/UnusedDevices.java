package criu.mount.rule;

import criu.syscall.RawString;

/** An option names a device that nothing here is mounted from. */
final class UnusedDevices implements Rule {

  @Override
  public String name() {
    return "unused-device";
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (RawString device : subject.unusedDevices()) {
      findings.error(
          "--external dev[" + device + "]",
          "no file system of that device is mounted below the root",
          Remedy.words(
              "give the device of a mount as mountinfo shows it, with a slash: 'dev[7/0]:NAME'"));
    }
  }
}
