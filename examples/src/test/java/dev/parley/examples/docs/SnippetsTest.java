package dev.parley.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetsTest {
  @TempDir Path root;
  private Snippets snippets;

  @BeforeEach
  void writeASource() throws IOException {
    snippets = new Snippets(root);
    Files.writeString(
        root.resolve("A.java"),
        """
        class A {
          // tag::outer[]
          void a() {
            // tag::inner[]
            b();
            // end::inner[]
          }
          // end::outer[]
        }
        """);
  }

  private String shown(String comment) throws IOException {
    var found = snippets.of(comment + "\n```java\nx\n```\n");
    assertThat(found).hasSize(1);
    return snippets.source(found.getFirst());
  }

  @Test
  void takesTheRegionWithoutItsIndentAndTagLines() throws IOException {
    assertThat(shown("<!-- snippet: A.java#outer -->")).isEqualTo("void a() {\n  b();\n}\n");
    assertThat(shown("<!-- snippet: A.java#inner -->")).isEqualTo("b();\n");
  }

  @Test
  void takesTheWholeFileWithoutATag() throws IOException {
    assertThat(shown("<!-- snippet: A.java -->"))
        .isEqualTo("class A {\n  void a() {\n    b();\n  }\n}\n");
  }

  @Test
  void takesWhatIsBehindThePackageLine() throws IOException {
    Files.writeString(root.resolve("B.java"), "package b;\n\nclass B {\n  int b;\n}\n");
    assertThat(shown("<!-- snippet: B.java#body -->")).isEqualTo("class B {\n  int b;\n}\n");
  }

  @Test
  void findsEveryBlockAndWhatItShows() {
    var page =
        """
        Text.

        <!-- snippet: A.java#inner -->
        ```java
        b();
        ```

        ```java
        unchecked();
        ```
        <!-- snippet: A.java#outer -->

        ```java
        void a() {
        ```
        """;
    assertThat(snippets.of(page))
        .extracting(Snippets.Snippet::shown)
        .containsExactly("b();\n", "void a() {\n");
  }

  @Test
  void refusesACommentWithoutABlock() {
    assertThatThrownBy(() -> snippets.of("<!-- snippet: A.java -->\ntext\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("1 snippet comments, but 0 with a block behind them");
  }

  @Test
  void tellsWhichFileOrRegionIsMissing() {
    assertThatThrownBy(() -> shown("<!-- snippet: C.java -->"))
        .hasMessage("no file " + root.resolve("C.java"));
    assertThatThrownBy(() -> shown("<!-- snippet: A.java#none -->"))
        .hasMessage("no line with tag::none[] in " + root.resolve("A.java"));
  }
}
