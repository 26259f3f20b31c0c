package criu.mount.crit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Images as JSON and back. The images are CRIU's own, by their bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageTextTests {
  private static final String IDS =
      "19435654302043541800000008021002180220022801300238034004480950075808" + "6005";
  private static final String TASKS =
      "19435654303027501200000008c48a01100018c48a0120c48a0128c48a01";
  private static final String MOUNTS_HEADER = "1943565428395655";

  private ImageText text;

  @BeforeAll
  void load() throws IOException {
    text = ImageText.load();
  }

  private String decode(String hex, boolean pretty) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    text.decode(new ByteArrayInputStream(HexFormat.of().parseHex(hex)), json, pretty);
    return json.toString(StandardCharsets.UTF_8);
  }

  private String encode(String json) throws IOException {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    text.encode(new StringReader(json), image);
    return HexFormat.of().formatHex(image.toByteArray());
  }

  /** Frames one record of mounts: its length is less than 128 bytes. */
  private static String mounts(String record) {
    return MOUNTS_HEADER
        + HexFormat.of().toHexDigits((byte) (record.length() / 2))
        + "000000"
        + record;
  }

  private void assertComesBack(String hex) throws IOException {
    assertEquals(hex, encode(decode(hex, false)));
    assertEquals(hex, encode(decode(hex, true)));
  }

  @Test
  void imagesOfCriu_comeBackAsTheyWere() throws IOException {
    assertComesBack(IDS);
    assertComesBack(TASKS);
    assertComesBack(MOUNTS_HEADER);
  }

  @Test
  void fields_haveTheirNames() throws IOException {
    assertEquals(
        "{\"magic\":\"PSTREE\",\"entries\":[{\"pid\":17732,\"ppid\":0,\"pgid\":17732,"
            + "\"sid\":17732,\"threads\":[17732]}]}",
        decode(TASKS, false));
  }

  @Test
  void pretty_showsDeviceNumbersAndFlags() throws IOException {
    String json = decode(mounts("1880808001" + "2880808001"), true);
    assertTrue(json.contains("\"root_dev\" : \"2:0\""), json);
    assertTrue(json.contains("\"flags\" : \"0x200000\""), json);
  }

  @Test
  void pathThatIsNotUtf8_comesBack() throws IOException {
    String image = mounts("3a05" + "2f61ff0a80"); // mountpoint "/a\xff\n\x80"
    String json = decode(image, false);
    assertTrue(json.contains("\"/a\\uDCFF\\n\\uDC80\""), json);
    assertEquals(image, encode(json));
  }

  @Test
  void fieldOfALaterCriu_comesBack() throws IOException {
    String image = mounts("1072" + "f80a07"); // mnt_id 114, and field 175
    String json = decode(image, false);
    assertTrue(json.contains("\"(bytes)\""), json);
    assertEquals(image, encode(json));
  }

  @Test
  void fieldsThatWereChanged_countMoreThanTheBytesThatCameAlong() throws IOException {
    String json = decode(mounts("1072" + "f80a07"), false).replace("114", "115");
    assertEquals(mounts("1073"), encode(json));
  }

  @Test
  void fieldsInAnotherOrder_comeBackInTheirs() throws IOException {
    assertComesBack(mounts("1831" + "1072"));
  }

  @Test
  void enumeration_isShownByName() throws IOException {
    String inventory = "16313158" + "04000000" + "08023001"; // img_version 2, lsmtype 1
    assertTrue(decode(inventory, false).contains("\"lsmtype\":\"SELINUX\""));
    assertComesBack(inventory);
  }

  @Test
  void oldImageWithOneWordOfMagic_isRead() throws IOException {
    assertEquals(decode(IDS, false), decode(IDS.substring(8), false));
  }

  @Test
  void cutFile_isNamedAsThat() {
    CritException cut =
        assertThrows(CritException.class, () -> decode(IDS.substring(0, IDS.length() - 2), false));
    assertEquals("a record is cut short: 23 of 24 bytes", cut.getMessage());
  }

  @Test
  void recordOfTwoGibibytes_isRefusedBeforeItIsRead() {
    CritException large =
        assertThrows(CritException.class, () -> decode(MOUNTS_HEADER + "ffffff7f", false));
    assertEquals("a record of 2147483647 bytes", large.getMessage());
  }

  @Test
  void rawData_isNoImage() {
    CritException raw =
        assertThrows(CritException.class, () -> decode("7f454c46" + "00000000", false));
    assertTrue(raw.getMessage().contains("0x464c457f"), raw.getMessage());
  }

  @Test
  void keyThatNoFieldHas_isNamedWithLineAndColumn() {
    String json = "{\"magic\": \"MNTS\", \"entries\": [\n{\"mnt_od\": 1}]}";
    CritException wrong = assertThrows(CritException.class, () -> encode(json));
    assertEquals("line 2, column 12: mnt_entry has no field mnt_od", wrong.getMessage());
  }

  @Test
  void textInPlaceOfANumber_isNamed() {
    String json = "{\"magic\": \"MNTS\", \"entries\": [{\"mnt_id\": \"many\"}]}";
    CritException wrong = assertThrows(CritException.class, () -> encode(json));
    assertTrue(wrong.getMessage().endsWith("mnt_id cannot be many"), wrong.getMessage());
  }

  @Test
  void bytesOfEveryLength_comeBackFromBase64AndQuotedPrintable() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    ByteString bytes = ByteString.copyFrom(all);
    for (int length = 0; length <= all.length; length++) {
      byte[] part = bytes.substring(0, length).toByteArray();
      ByteString one = ByteString.copyFrom(part);
      assertArrayEquals(part, ByteText.base64(ByteText.base64(one)).toByteArray());
      assertArrayEquals(part, ByteText.quotedBytes(ByteText.quoted(one)).toByteArray());
      assertArrayEquals(part, ByteText.utf8(ByteText.utf8(one)).toByteArray());
    }
  }

  @Test
  void addresses_areShownInTheirShortestForm() {
    assertEquals("127.0.0.1", AddressText.of(AddressText.numbers("127.0.0.1")));
    assertEquals("::1", AddressText.of(AddressText.numbers("::1")));
    assertEquals("2001:db8::8:0:0:1", AddressText.of(AddressText.numbers("2001:db8:0:0:8:0:0:1")));
  }
}
