package dev.parley.asterisk.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Service;
import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.EventTypes;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.GenericEvent;
import dev.parley.asterisk.Manager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads an event of every known name with every accessor. `-Dsamples.update=true` writes what they
/// say into the samples, to be read before it is believed.
class KnownEventsTest {
  private static final Path RESOURCES =
      Path.of("src/test/resources/dev/parley/asterisk/event").toAbsolutePath();

  private final Manager manager = Manager.of(Service.create()).name("pbx").build();

  @ParameterizedTest
  @ValueSource(strings = {"recorded.txt", "documented.txt", "old.txt"})
  void everyAccessorReadsWhatTheExchangeTold(String file) throws IOException {
    List<Sample> samples = Sample.in(file);
    if (Boolean.getBoolean("samples.update")) {
      update(file, samples);
      return;
    }
    for (Sample sample : samples) {
      assertThat(sample.read(manager)).as(sample.toString()).isEqualTo(sample.expected());
    }
  }

  private void update(String file, List<Sample> samples) throws IOException {
    var blocks = new ArrayList<String>();
    blocks.add(Files.readString(RESOURCES.resolve(file)).lines().findFirst().orElseThrow());
    for (Sample sample : samples) {
      blocks.add(
          Stream.concat(sample.lines().stream(), sample.read(manager).stream())
              .collect(Collectors.joining("\n")));
    }
    Files.writeString(RESOURCES.resolve(file), String.join("\n\n", blocks) + "\n");
  }

  @Test
  void everyKnownNameHasASample() {
    Set<String> sampled = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Stream.of("recorded.txt", "documented.txt", "old.txt")
        .flatMap(file -> Sample.in(file).stream())
        .forEach(sample -> sampled.add(sample.name()));
    assertThat(names())
        .hasSizeGreaterThan(120)
        .allSatisfy(name -> assertThat(sampled).contains(name));
    assertThat(sampled).allSatisfy(name -> assertThat(manager.eventTypes().knows(name)).isTrue());
  }

  /// The names are those of the constant pool of the catalogue: what it registers, and the list
  /// ends.
  private static Set<String> names() {
    try (var in = KnownEvents.class.getResourceAsStream("KnownEvents.class")) {
      String constants =
          new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
      EventTypes types = Manager.of(Service.create()).build().eventTypes();
      return Stream.of(constants.split("[^A-Za-z]+"))
          .filter(types::knows)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anUnknownEventIsGenericAndKeepsItsFields() {
    AsteriskEvent event =
        manager
            .eventTypes()
            .make(manager, Fields.of("Event", "FaxStatus", "Chan", "1", "Chan", "2"));
    assertThat(event).isInstanceOf(GenericEvent.class);
    assertThat(event.name()).isEqualTo("FaxStatus");
    assertThat(event.fields().all("Chan")).containsExactly("1", "2");
  }

  @Test
  void aKnownEventKeepsFieldsThatItsClassDoesNotKnow() {
    AsteriskEvent event =
        manager.eventTypes().make(manager, Fields.of("Event", "Hangup", "TechCause", "487"));
    assertThat(event).isInstanceOf(Hangup.class);
    assertThat(event.text("TechCause")).isEqualTo("487");
  }

  @Test
  void whatMakesNoSenseReadsAsNothing() {
    var event =
        (DtmfEnd)
            manager
                .eventTypes()
                .make(
                    manager,
                    Fields.of("Event", "DTMFEnd", "DurationMs", "long", "ChannelState", "77"));
    assertThat(event.duration()).isEmpty();
    assertThat(event.state()).isEmpty();
    assertThat(event.channelName()).isEmpty();
    assertThat(event.snapshots()).isEmpty();
  }

  @Test
  void anEventPrintsItselfWithWhatItIsAbout() {
    AsteriskEvent event =
        manager
            .eventTypes()
            .make(manager, Fields.of("Event", "Hangup", "Channel", "SIP/1-2", "Cause", "16"));
    assertThat(event).hasToString("Hangup at pbx: SIP/1-2");
  }
}
