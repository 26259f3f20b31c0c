package criu.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of Markdown. */
class RoffPageTests {
  private static final Page OTHER = Page.of("externals.md", "# Mounts from outside\n");

  private static String roff(String markdown) {
    Page page = Page.of("dump.md", markdown);
    return new RoffPage(page, List.of(page, OTHER), "1.0", "2026-01-02").text();
  }

  @Test
  void pageOfACommand_hasTheSectionsOfAManPage() {
    assertEquals(
        """
        .TH "criu\\-mount\\-dump" 1 "2026\\-01\\-02" "criu\\-mount 1.0"
        .SH NAME
        criu\\-mount\\-dump \\- writes images
        .SH SYNOPSIS
        .EX
        criu\\-mount dump \\-t PID
        .EE
        .SH DESCRIPTION
        .PP
        Writes \\fBthem\\fR, see \\fBcriu\\-mount\\-externals\\fR(7).
        .SH OPTIONS
        .TP
        \\fB\\-t\\fR, \\fB\\-\\-tree PID\\fR
        the process
        .SH "AN EXAMPLE"
        .PP
        .RS 4
        .EX
        # it\\(aqs
        \\&.dots
        .EE
        .RE
        .SH "SEE ALSO"
        \\fBcrit\\fR(1),
        \\fBcriu\\-mount\\-externals\\fR(7),
        \\fBcriu\\fR(8)
        """,
        roff(
            """
            # criu-mount dump: writes images

                criu-mount dump -t PID

            Writes `them`, see [externals](externals.md).

            | option | meaning |
            |---|---|
            | `-t`, `--tree PID` | the process |

            ## An example
            ```
            # it's
            .dots
            ```
            """));
  }

  @Test
  void otherPages_areInSection7() {
    assertEquals("criu-mount-externals", OTHER.name());
    assertEquals(7, OTHER.section());
  }

  @Test
  void furtherColumns_areNamed() {
    String page = roff("# criu-mount dump: x\n\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n");
    assertTrue(page.contains(".TP\n1\nb: 2\n.br\nc: 3\n"), page);
  }

  @Test
  void whatHasNoForm_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> roff("# criu-mount dump: x\n\n<p>raw</p>\n"));
    assertThrows(IllegalArgumentException.class, () -> roff("no title\n"));
  }
}
