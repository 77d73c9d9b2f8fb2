package dev.parley.store.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class DefinitionReaderTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @TempDir private Path folder;

  enum Light {
    DARK,
    DIM
  }

  record Thing(String name) {
    Thing {
      if (name != null && name.isBlank()) {
        throw new IllegalArgumentException("a name with letters");
      }
    }
  }

  static final class Place {
    public String name = "";
    public int size;
    public boolean open;
    public Light light = Light.DIM;
    public List<Thing> things = List.of();
    public Map<String, Integer> exits = Map.of();
    public @Nullable Duration rest;
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<DefinitionError> errors(Path... files) {
    try {
      DefinitionReader.read(List.of(files));
      return List.of();
    } catch (DefinitionsException e) {
      return e.errors();
    }
  }

  @Test
  void readsDocumentsInTheirOrder() throws IOException {
    var file =
        write(
            "world.yaml",
            """
            # the village
            store: room
            key: square
            name: the square
            exits: {north: 3}
            ---
            store: item
            key: lamp
            ---
            # nothing here
            """);
    var read = DefinitionReader.read(List.of(file));
    assertThat(read).extracting(Definition::store).containsExactly("room", "item");
    assertThat(read).extracting(Definition::key).containsExactly("square", "lamp");
    assertThat(read.getFirst().fields().toString())
        .isEqualTo("{\"name\":\"the square\",\"exits\":{\"north\":3}}");
  }

  @Test
  void readsAllFilesOfADirectoryInTheOrderOfTheirNames() throws IOException {
    write("b.yaml", "{store: room, key: b}");
    write("a/z.yml", "{store: room, key: z}");
    write("notes.txt", "not: [for us");
    assertThat(DefinitionReader.read(List.of(folder)))
        .extracting(Definition::key)
        .containsExactly("z", "b");
  }

  @Test
  void namesThePlacesOfAllErrorsInAllFiles() throws IOException {
    var first =
        write("first.yaml", "store: room\n---\nkey: x\n---\n- 1\n---\nstore: [a]\nkey: b\n");
    var second = write("second.yaml", "store: room\nkey: y\nname: \"never ends\n");
    var third = folder.resolve("third.yaml");
    assertThat(errors(first, second, third).stream().map(this::shorten))
        .containsExactly(
            "first.yaml:1:1: no key (expected key: the key of the object)",
            "first.yaml:3:1: no store (expected store: the name of a store)",
            "first.yaml:5:1: a list (expected an object with a store, a key and fields)",
            "first.yaml:7:8: store: a list (expected the name of a store)",
            "second.yaml:3:5: while scanning a quoted scalar, found unexpected end of stream"
                + " (expected valid YAML, each name once)",
            "third.yaml: there is no such file (expected a YAML file in UTF-8)");
  }

  private String shorten(DefinitionError error) {
    return error.toString().replace(folder + "/", "");
  }

  @Test
  void refusesAnObjectThatIsDefinedTwice() throws IOException {
    var first = write("first.yaml", "{store: room, key: x}");
    var second = write("second.yaml", "store: room\nkey: x\n");
    assertThat(errors(first, second).stream().map(this::shorten))
        .containsExactly(
            "second.yaml:2:6: key: x (expected another key, since that is the room x in first.yaml)");
  }

  @Test
  void refusesANameThatComesTwice() throws IOException {
    var file = write("twice.yaml", "store: room\nkey: x\nname: a\nname: b\n");
    assertThat(errors(file)).singleElement().satisfies(e -> assertThat(e.line()).isEqualTo(4));
  }

  @Test
  void refusesAnAlias() throws IOException {
    var file = write("alias.yaml", "store: room\nkey: x\nname: &n Ann\nother: *n\n");
    assertThat(errors(file).stream().map(this::shorten))
        .containsExactly(
            "alias.yaml:4:8: other: *n (expected a value, since aliases are not read)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "size: wide            | 3:7: size: wide (expected a whole number)",
        "open: perhaps         | 3:7: open: perhaps (expected true or false)",
        "light: bright         | 3:8: light: bright (expected one of DARK, DIM)",
        "things: stone         | 3:9: things: stone (expected a list, each entry on a line of its own"
            + " that begins with '-')",
        "things: [{name: a}, {nam: b}] | 3:27: things[1].nam: unknown field (expected one of name)",
        "things: [{name: ' '}] | 3:10: things[0]: an object (expected a name with letters)",
        "exits: {north: {a: 1}} | 3:16: exits.north: an object (expected a whole number)",
        "rest: soon            | 3:7: rest: soon (expected a length of time, as in PT1H30M)",
        "name: [a]             | 3:7: name: a list (expected a text)",
        "siez: 3               | 3:7: siez: unknown field (expected one of exits, light, name, open,"
            + " rest, size, things)",
      })
  void saysWhatDoesNotFitAClass(String line, String message) throws IOException {
    var file = write("thing.yaml", "store: place\nkey: x\n" + line + "\n");
    var definition = DefinitionReader.read(List.of(file)).getFirst();
    assertThatThrownBy(() -> MAPPER.treeToValue(definition.fields(), Place.class))
        .isInstanceOfSatisfying(
            JacksonException.class,
            failure ->
                assertThat(shorten(definition.error(failure))).isEqualTo("thing.yaml:" + message));
  }

  @Test
  void theMessageStaysShort() throws IOException {
    var documents = "store: room\n---\n".repeat(30);
    var file = write("many.yaml", documents);
    assertThatThrownBy(() -> DefinitionReader.read(List.of(file)))
        .isInstanceOf(DefinitionsException.class)
        .satisfies(e -> assertThat(e.getMessage().lines().collect(Collectors.toList())).hasSize(21))
        .hasMessageEndingWith("and 10 more");
  }

  @Test
  void aFolderThatCanNotBeReadIsAMistake() throws IOException {
    write("locked/room.yaml", "store: room\nkey: hall\n");
    Path locked = folder.resolve("locked");
    Files.setPosixFilePermissions(locked, Set.of());
    try {
      // The superuser may read everything.
      assumeFalse(Files.isReadable(locked));
      assertThat(errors(folder)).singleElement().asString().contains("locked");
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
