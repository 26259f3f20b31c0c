package criu.mount.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criu.syscall.Device;
import criu.syscall.RawString;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDevicesTests {

  private static ExternalDevices parse(String... values) {
    return ExternalDevices.parse(List.of(values).stream().map(RawString::of).toList());
  }

  @Test
  void giveTheName_forADevice() {
    RawString left = ExternalDevices.left(new Device(7, 12));
    assertEquals(Optional.of(RawString.of("disk")), parse("dev[7/12]:disk").get(left));
  }

  @Test
  void leaveOutOtherExternals() {
    assertEquals(Set.of(RawString.of("a")), parse("mnt[/x]:y", "dev[a]:/dev/b").keys());
  }

  @Test
  void sourceOfAName_givesTheNameBack() {
    RawString source = ExternalDevices.source(RawString.of("d]sk"));
    assertEquals(RawString.of("dev[d]sk]"), source);
    assertEquals(RawString.of("d]sk"), ExternalDevices.name(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev[", "dev[7/0]", "dev[]:disk", "dev[7/0]:"})
  void refuseAnyOtherForm_andShowIt(String value) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> parse(value));
    assertTrue(String.valueOf(refused.getMessage()).contains(value));
  }
}
