package criu.syscall.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import criu.syscall.AtFlag;
import criu.syscall.Device;
import criu.syscall.Fd;
import criu.syscall.FileCalls;
import criu.syscall.FileKind;
import criu.syscall.RawString;
import criu.syscall.SyscallException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceNumbersTests {

  @ParameterizedTest
  @CsvSource({"8, 1, 0x801", "0x123, 0x45678, 0x45612378", "0x12345, 0, 0x1200000034500"})
  void numbersArePackedAsTheCLibraryDoes(String major, String minor, String packed) {
    Device device = new Device(Integer.decode(major), Integer.decode(minor));
    long expected = Long.decode(packed);
    assertEquals(expected, DeviceNumbers.encode(device));
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "4095, 1048575", "259, 70000"})
  void nodeStandsForTheDeviceItWasMadeWith(int major, int minor, @TempDir Path folder)
      throws SyscallException {
    assumeTrue(Root.isHeld(), "making a device needs root");
    FileCalls files = new LinuxFileCalls();
    RawString path = RawString.of(folder + "/node");
    Device device = new Device(major, minor);
    files.mknod(Fd.CWD, path, FileKind.CHARACTER_DEVICE.bits() | 0600, device);
    assertEquals(device, files.status(Fd.CWD, path).special());
    files.unlink(Fd.CWD, path, Set.<AtFlag>of());
  }
}
