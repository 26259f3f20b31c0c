package criu.mount.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criu.syscall.RawString;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayOptionsTests {

  private static List<String> layers(String options) {
    return OverlayOptions.layers(new RawString(options)).stream().map(RawString::latin1).toList();
  }

  @Test
  void layersAreAllPaths_andNoOtherOptions() {
    assertEquals(
        List.of("/one", "/two", "/up", "/work"),
        layers("lowerdir=/one:/two,upperdir=/up,workdir=/work,redirect_dir=/no,volatile"));
  }

  @Test
  void layersAreAllPaths_whenTheyAreGivenOneByOne() {
    assertEquals(List.of("/one:1", "/data"), layers("lowerdir+=/one:1,datadir+=/data,xino=off"));
  }

  @Test
  void colonsAndCommasBelongToAPath_whenABackslashPrecedes() {
    assertEquals(List.of("/a:b", "/c,d", "/e\\f"), layers("lowerdir=/a\\:b:/c\\,d:/e\\\\f"));
  }

  @Test
  void dataLayersStandBehindTwoColons() {
    assertEquals(List.of("/one", "/data"), layers("lowerdir=/one::/data"));
  }

  @Test
  void relativePathsAreLeftOut() {
    assertEquals(List.of("/two"), layers("lowerdir=one:/two"));
  }
}
