package dev.parley.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What README.md and docs/*.md show is what is compiled and tested. `-Dsnippets.update=true`
/// writes the sources into the pages instead of comparing.
class DocSnippetsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Snippets SNIPPETS = new Snippets(ROOT);

  @TestFactory
  Stream<DynamicTest> everySnippetIsWhatItsSourceSays() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (Path page : pages()) {
      if (Boolean.getBoolean("snippets.update")) {
        update(page);
      }
      for (var snippet : SNIPPETS.of(Files.readString(page))) {
        tests.add(
            DynamicTest.dynamicTest(
                ROOT.relativize(page) + " shows " + snippet.source(),
                () ->
                    assertThat(snippet.shown())
                        .as("update it with -Dsnippets.update=true")
                        .isEqualTo(SNIPPETS.source(snippet))));
      }
    }
    return tests.stream();
  }

  @Test
  void pagesAreFound() throws IOException {
    assertThat(pages()).contains(ROOT.resolve("docs/testing.md"));
  }

  private static List<Path> pages() throws IOException {
    var pages = new ArrayList<Path>();
    Path readme = ROOT.resolve("README.md");
    if (Files.exists(readme)) {
      pages.add(readme);
    }
    try (var docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  private static void update(Path page) throws IOException {
    String text = Files.readString(page);
    for (var snippet : SNIPPETS.of(text).reversed()) {
      int end = snippet.start() + snippet.shown().length();
      text = text.substring(0, snippet.start()) + SNIPPETS.source(snippet) + text.substring(end);
    }
    Files.writeString(page, text);
  }
}
