package dev.parley.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Fields of an object that is there already.
class StateFieldsTest {
  record Answer(String text, Size size) {}

  enum Size {
    SMALL,
    LARGE
  }

  static class Framework {
    String inherited = "framework";
  }

  static class Middle extends Framework {
    int middle = 1;
  }

  static class Dialog extends Middle {
    final List<Answer> answers = new ArrayList<>();
    private String name = "";
    transient String seen = "transient";
  }

  private final StateCodec codec = new StateCodec();

  @Test
  void areFilledUpToASuperclassAndNeedNoDeclaration() {
    var before = new Dialog();
    before.answers.add(new Answer("yes", Size.LARGE));
    before.name = "Ann";
    before.middle = 5;
    before.inherited = "changed";
    var after = new Dialog();

    codec.readFields(
        "dialog", after, Framework.class, codec.writeFields("dialog", before, Framework.class));

    assertThat(after.answers).isEqualTo(before.answers);
    assertThat(after.name).isEqualTo("Ann");
    assertThat(after.middle).isEqualTo(5);
    assertThat(after.inherited).isEqualTo("framework");
    assertThat(after.seen).isEqualTo("transient");
  }

  @Test
  void doNotChangeWhenTheBytesAreDamaged() {
    var before = new Dialog();
    before.name = "Ann";
    before.middle = 5;
    var bytes = codec.writeFields("dialog", before, Framework.class);
    var after = new Dialog();

    assertThatThrownBy(() ->
            codec.readFields(
                "dialog", after, Framework.class, Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("damaged state");
    assertThat(after.name).isEmpty();
    assertThat(after.middle).isEqualTo(1);
  }

  @Test
  void ofAnAnonymousClassMayNotHaveCapturedAnything() {
    var captured = new ArrayList<String>();
    var capturing =
        new Framework() {
          @Override
          public String toString() {
            return captured.toString();
          }
        };

    assertThatThrownBy(() -> codec.writeFields("dialog", capturing, Object.class))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("keeps variables of the method around it");
  }
}
