package dev.parley.store.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class StoreToolTest {
  private static final String ANN =
      """
      {"store":"user","key":"ann","version":3,"form":1,"savedAt":"2026-01-02T03:04:05.678Z",\
      "document":{"name":"Ann \\u00e9 \\"A\\"","level":1.10,"seen":[1,{"a":null}]}}
      """;
  private static final String BOB =
      """
      {"store":"user","key":"bob","version":7,"form":2,"savedAt":"2026-01-02T03:04:06.000Z",\
      "document":{"name":"Bób"}}
      """;
  private static final String MILL =
      """
      {"store":"room","key":"mill","version":1,"form":1,"savedAt":"2026-01-02T03:04:07.000Z",\
      "document":{}}
      """;

  @TempDir Path folder;

  private String out = "";
  private String err = "";

  @BeforeEach
  void makeDatabase() throws Exception {
    Files.writeString(folder.resolve("all.jsonl"), MILL + ANN + BOB);
    assertThat(store("import", "all.jsonl")).isZero();
  }

  private int store(String... args) {
    return store(InputStream.nullInputStream(), args);
  }

  private int store(InputStream in, String... args) {
    var all = new ArrayList<>(List.of(args));
    all.add("--root=" + folder);
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    int code =
        new StoreTool(
                in,
                new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                new PrintStream(errBytes, true, StandardCharsets.UTF_8))
            .run(all.toArray(String[]::new), Map.of("PARLEY_STORE", "one.db", "PARLEY_PORT", "?"));
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static InputStream lines(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("one.db"));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void exportsWhatWasImportedToTheLastDigit() throws Exception {
    assertThat(store("export")).isZero();
    assertThat(out).isEqualTo(MILL + ANN + BOB);
    assertThat(store("export", "copy.jsonl", "--only=user")).isZero();
    assertThat(folder.resolve("copy.jsonl")).hasContent(ANN + BOB);
  }

  @Test
  void exportsDocumentsWithLineEndsInOneLine() throws Exception {
    execute("update objects set document = '{\n\"name\":\r\n\"Ann\"}' where key = 'ann'");
    assertThat(store("export", "--only=user")).isZero();
    assertThat(out.lines().toList()).hasSize(2);
    assertThat(out).contains("\"document\":{ \"name\":  \"Ann\"}}");
  }

  @Test
  void overwritesNoFileUnasked() throws Exception {
    Files.writeString(folder.resolve("copy"), "mine");
    assertThat(store("export", "copy")).isEqualTo(StoreTool.FAULTY);
    assertThat(store("backup", "copy")).isEqualTo(StoreTool.FAULTY);
    assertThat(err).contains("copy exists already").contains("--replace");
    assertThat(folder.resolve("copy")).hasContent("mine");
    assertThat(store("export", "copy", "--replace")).isZero();
    assertThat(folder.resolve("copy")).hasContent(MILL + ANN + BOB);
    assertThat(folder.resolve("copy.part")).doesNotExist();
  }

  @Test
  void neverReplacesTheDatabaseItself() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("one.db"));
    for (String target : List.of("one.db", "link")) {
      assertThat(store("export", target, "--replace")).isEqualTo(StoreTool.FAULTY);
      assertThat(store("backup", target, "--replace")).isEqualTo(StoreTool.FAULTY);
      assertThat(err).contains("is the database itself");
    }
    assertThat(store("export")).isZero();
    assertThat(out).isEqualTo(MILL + ANN + BOB);
  }

  @Test
  void tellsTheLineWithCharactersOfAnotherEncoding() throws Exception {
    var lines = (MILL + "\n" + BOB).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(store(new ByteArrayInputStream(lines), "import")).isEqualTo(StoreTool.FAULTY);
    assertThat(err).contains("line:3: ").contains("UTF-8");
    Files.write(folder.resolve("latin"), lines);
    assertThat(store("import", "latin")).isEqualTo(StoreTool.FAULTY);
    assertThat(err).contains("latin:3: ").contains("UTF-8");
    assertThat(store("export")).isZero();
    assertThat(out).isEqualTo(MILL + ANN + BOB);
  }

  @Test
  void keepsWhatIsSavedUnlessItIsToBeReplaced() {
    var other = ANN.replace("1.10", "5") + BOB;
    assertThat(store(lines(other), "import")).isEqualTo(StoreTool.FAULTY);
    assertThat(err).contains("1 as they were").contains("1 not imported").contains("user/ann");
    assertThat(store("export")).isZero();
    assertThat(out).isEqualTo(MILL + ANN + BOB);

    assertThat(store(lines(other), "import", "--replace")).isZero();
    assertThat(err).contains("1 replaced, 1 as they were");
    assertThat(store("export", "--only=user")).isZero();
    assertThat(out).contains("\"version\":4").contains("\"level\":5").contains(BOB);
  }

  @Test
  void importsNothingOfAFileWithMistakes() throws Exception {
    Files.writeString(
        folder.resolve("bad"),
        """
        {"store":"user","key":"carl","document":{}}

        {"store":"user","key":"Dora","document":{}}
        {"store":"user","key":"dora","document":[]}
        {"store":"user","key":"dora","document":{"a":1,"a":2}}
        {"store":"user","key":"dora","document":{}
        {"store":"user","key":"dora","version":0,"document":{}}
        {"store":"user","document":{}}
        {"store":"user","key":"dora","form":-99999999999,"document":{}}
        """);
    assertThat(store("import", "bad")).isEqualTo(StoreTool.FAULTY);
    assertThat(err.lines().toList()).hasSize(8);
    assertThat(err)
        .contains("bad:3: key: \"Dora\" (expected lower-case letters, digits")
        .contains("bad:4: document: in column 41 (expected a JSON object)")
        .contains("bad:5: column 51: ")
        .contains("bad:6: column ")
        .contains("bad:7: version: 0 (expected 1 or more)")
        .contains("bad:8: no key")
        .contains("bad:9: form: -2147483648 (expected 1 or more)")
        .contains("nothing was imported");
    assertThat(store("export")).isZero();
    assertThat(out).isEqualTo(MILL + ANN + BOB);
  }

  @Test
  void tellsHowFarItCameWithStandardInput() {
    var many = new StringBuilder();
    for (int i = 0; i < 700; i++) {
      many.append("{\"store\":\"item\",\"key\":\"i%d\",\"document\":{}}\n".formatted(i));
    }
    assertThat(store(lines(many + "?\n"), "import")).isEqualTo(StoreTool.FAULTY);
    assertThat(err).contains("line:701: ").contains("500 objects imported");
    assertThat(store(lines(many.toString()), "import")).isZero();
    assertThat(err).contains("200 new, 0 replaced, 500 as they were");
  }

  @Test
  void findsWhatIsWrong() throws Exception {
    assertThat(store("check")).isZero();
    assertThat(out).isEqualTo("room: 1 in form 1\nuser: 1 in form 1, 1 in form 2\n");
    execute("insert into objects values ('user', 'Carl', 0, -1, '[]', 'today')");
    execute("update objects set document = '{\"name\":\n \"Ann' where key = 'ann'");
    execute("update objects set document = '{} {}' where key = 'mill'");
    assertThat(store("check")).isEqualTo(StoreTool.FAULTY);
    assertThat(out)
        .contains("user/Carl: key: \"Carl\" (expected lower-case")
        .contains("user/Carl: version: 0 (expected 1 or more)")
        .contains("user/Carl: form: -1 (expected 1 or more)")
        .contains("user/Carl: document: a list (expected a JSON object)")
        .contains("user/Carl: saved_at: \"today\" (expected a time of ISO 8601)")
        .containsPattern("user/ann: document: .*, in line 2, column \\d+ \\(expected a JSON object")
        .contains("room/mill: document: more behind the object, in column 4");
    assertThat(err).contains("7 wrong");
    assertThat(store("export")).isEqualTo(StoreTool.FAULTY);
    assertThat(out).isEqualTo(BOB);
    assertThat(err).contains("3 left out");
  }

  @Test
  void findsDamageOfTheFileItself() throws Exception {
    var file = folder.resolve("one.db");
    byte[] bytes = Files.readAllBytes(file);
    // The second page and those behind it; the first one says where they are.
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    assertThat(store("check")).isEqualTo(StoreTool.FAULTY);
    assertThat(out).contains("one.db");
    assertThat(store("export", "copy")).isEqualTo(StoreTool.FAULTY);
    assertThat(folder.resolve("copy")).doesNotExist();
    assertThat(folder.resolve("copy.part")).doesNotExist();
  }

  @Test
  void backsUpAndExportsWhileSomebodyWrites() throws Exception {
    try (var connection = database();
        var statement = connection.createStatement()) {
      statement.execute("begin immediate");
      statement.execute("delete from objects where key = 'ann'");
      assertThat(store("backup", "copy.db")).isZero();
      assertThat(store("export")).isZero();
      assertThat(out).isEqualTo(MILL + ANN + BOB);
      statement.execute("commit");
    }
    assertThat(store("export")).isZero();
    assertThat(out).isEqualTo(MILL + BOB);
    assertThat(store("check", "--store=copy.db")).isZero();
    assertThat(store("export", "--store=copy.db")).isZero();
    assertThat(out).isEqualTo(MILL + ANN + BOB);
  }

  @Test
  void saysWhatItWasAskedForWrongly() {
    assertThat(store()).isEqualTo(StoreTool.MISUSED);
    assertThat(store("frobnicate")).isEqualTo(StoreTool.MISUSED);
    assertThat(store("check", "file")).isEqualTo(StoreTool.MISUSED);
    assertThat(store("backup")).isEqualTo(StoreTool.MISUSED);
    assertThat(store("export", "--colour=red")).isEqualTo(StoreTool.MISUSED);
    assertThat(err).startsWith("store: colour: no such setting").hasLineCount(1);
    assertThat(store("--help")).isZero();
    assertThat(out).contains("store export [FILE]").contains("--store-password");
  }

  @Test
  void makesNoDatabaseWhereItOnlyReads() {
    assertThat(store("check", "--store=two.db")).isEqualTo(StoreTool.FAULTY);
    assertThat(err).startsWith("store: there is no database ").hasLineCount(1);
    assertThat(store("export", "--store=all.jsonl")).isEqualTo(StoreTool.FAULTY);
    assertThat(err).contains("not a database").hasLineCount(1);
    assertThat(store("export", "--store=memory")).isEqualTo(StoreTool.FAULTY);
    assertThat(store("import", "nothing")).isEqualTo(StoreTool.FAULTY);
    assertThat(err).contains("there is no file ");
    assertThat(folder.resolve("two.db")).doesNotExist();
  }
}
