package dev.parley.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FramingTest {
  private final List<String> heard = new ArrayList<>();
  private final Framing framing =
      new Framing(
          new Limits(64, 16, 1024, 1, 1, 1, 1024),
          new Framing.Receiver() {
            @Override
            public void banner(String line) {
              heard.add("banner " + line);
            }

            @Override
            public void message(Fields fields, Skipped.@Nullable Reason excess) {
              heard.add(excess == null ? fields.toString() : excess + " " + fields.size());
            }
          });

  private void lines(String text) {
    text.lines().forEach(framing::line);
  }

  @Test
  void aMessageEndsWithAnEmptyLine() {
    lines("Asterisk Call Manager/1.1\nEvent: A\nName:  x: y \n\nno field\n\n\n");
    assertThat(heard)
        .containsExactly("banner Asterisk Call Manager/1.1", "Event: A; Name: x: y", ": no field");
  }

  @Test
  void whatACommandPrintedInTheOldWayMayLookLikeAnything() {
    lines("B\nResponse: Follows\nPrivilege: Command\nActionID: 1\n\nPrivilege: x\na\n");
    lines("last--END COMMAND--\n\nEvent: B\n\n");
    assertThat(heard.subList(1, 3))
        .containsExactly(
            "Response: Follows; Privilege: Command; ActionID: 1; Output: ; Output: Privilege: x;"
                + " Output: a; Output: last",
            "Event: B");
  }

  @Test
  void anEmptyOutputIsNone() {
    lines("B\nResponse: Follows\nPrivilege: Command\n--END COMMAND--\n\n");
    assertThat(heard.getLast()).isEqualTo("Response: Follows; Privilege: Command");
  }

  @Test
  void noMoreIsKeptThanTheLimitsAllow() {
    lines("B\n" + "F: 1\n".repeat(1000) + "\n");
    lines("H: " + "x".repeat(2000) + "\n\nI: 1\n");
    framing.cutLine("J: 2");
    lines("\nK: 1\n\n");
    assertThat(heard).containsExactly("banner B", "FIELDS 16", "SIZE 0", "LINE 2", "K: 1");
  }
}
