package dev.parley.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.event.Event;
import dev.parley.event.Registry;
import dev.parley.strand.FakeTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class HandlersTest {
  static final class Ping extends Event {}

  private final List<String> heard = new ArrayList<>();

  private Link<Object> note(String text, boolean result) {
    return Handlers.described(
        text,
        _ -> {
          heard.add(text);
          return result;
        });
  }

  @Nested
  class Chains {
    @Test
    void endAtTheFirstFalse() throws Exception {
      Link<Object> chain = Handlers.chain(note("a", true), note("b", false), note("c", true));
      assertThat(chain.pass("x")).isFalse();
      assertThat(heard).containsExactly("a", "b");
    }

    @Test
    void insideAChainDoNotEndTheOuterOneIfAllAgree() throws Exception {
      Link<Object> chain =
          Handlers.chain(
              Handlers.chain(note("a", true), note("b", true)),
              Handlers.then(_ -> heard.add("c")),
              note("d", true));
      assertThat(chain.pass("x")).isTrue();
      assertThat(heard).containsExactly("a", "b", "c", "d");
    }

    @Test
    void listTheirParts() {
      assertThat(
              Handlers.chain(
                  Valve.afterCount(3, true),
                  Handlers.printTo("stdout"),
                  Handlers.toLog(Level.INFO)))
          .hasToString("chain[after 3, resets, print to stdout, log at INFO]");
    }

    @Test
    void canBeRegisteredLikeAnyHandler() {
      var registry = Registry.create();
      registry.listen(Ping.class, Handlers.chain(note("a", true)));
      registry.trigger(new Ping());
      assertThat(heard).containsExactly("a");
    }
  }

  @Test
  void printsToAStream() throws Exception {
    var bytes = new ByteArrayOutputStream();
    Handlers.printTo(new PrintStream(bytes)).pass("hello");
    assertThat(bytes.toString()).isEqualTo("hello" + System.lineSeparator());
  }

  @Test
  void printsToAFileThatIsAppendedAndFlushed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("events.log");
    Files.writeString(file, "before\n");
    Link<Object> print = Handlers.printTo(file);
    print.pass("one");
    print.pass("two");
    assertThat(Files.readAllLines(file)).containsExactly("before", "one", "two");
    Files.delete(file);
    print.pass("three");
    assertThat(Files.readAllLines(file)).containsExactly("three");
  }

  @Test
  void runsSomething() throws Exception {
    assertThat(Handlers.run(() -> heard.add("run")).pass("x")).isTrue();
    assertThat(heard).containsExactly("run");
  }

  @Nested
  class Forwarding {
    private final Registry one = Registry.builder().name("one").source("first").build();
    private final Registry two = Registry.builder().name("two").source("second").build();

    @Test
    void keepsTheOrigin() {
      one.listen(Ping.class, Handlers.forwardTo(two));
      two.listen(Ping.class, ping -> heard.add("two from " + ping.source()));
      one.trigger(new Ping());
      assertThat(heard).containsExactly("two from first");
    }

    @Test
    void detectsACircle() {
      one.listen(Ping.class, Handlers.forwardTo(two));
      two.listen(Ping.class, Handlers.forwardTo(one));
      two.listen(Ping.class, _ -> heard.add("two"));
      one.trigger(new Ping());
      assertThat(heard).containsExactly("two");
      var failures = two.listeners().stream().mapToLong(listener -> listener.failures()).sum();
      assertThat(failures).isEqualTo(1);
    }

    @Test
    void aCircleOfPlainObjectsEndsToo() {
      one.listen(String.class, Handlers.forwardTo(two));
      two.listen(String.class, Handlers.forwardTo(one));
      one.trigger("x");
      assertThat(one.listeners().getFirst().failures() + two.listeners().getFirst().failures())
          .isEqualTo(1);
    }
  }

  @Nested
  class RulesOfPatterns {
    @Test
    void callTheHandlersThatMatchUpToAQuickOne() throws Exception {
      Rules<Object> rules =
          Handlers.rules(
              Rule.of("err", note("error", true)),
              Rule.of("disk", note("disk", false)).quick(),
              Rule.of(".", note("rest", true)));
      assertThat(rules.pass("disk error")).isTrue();
      assertThat(heard).containsExactly("error", "disk");
      heard.clear();
      rules.pass("fine");
      assertThat(heard).containsExactly("rest");
      assertThat(rules.pass("")).isFalse();
      assertThat(rules).hasToString("rules[/err/ error, quick /disk/ disk, /./ rest]");
    }

    @Test
    void matchTheTextOfALogLine() throws Exception {
      Rules<Object> rules = Handlers.rules(Rule.of("^full$", note("full", true)));
      assertThat(rules.pass(new LogLine(Path.of("x"), "full"))).isTrue();
      assertThat(rules.matching(Object::toString).pass(new LogLine(Path.of("x"), "full")))
          .isFalse();
    }
  }

  @Nested
  class Valves {
    private final FakeTime time = new FakeTime();

    private String passes(Valve<Object> valve, Object... events) {
      return Stream.of(events)
          .map(event -> valve.pass(event) ? "1" : "0")
          .reduce("", String::concat);
    }

    private String nTimes(Valve<Object> valve, int n) {
      return passes(valve, Stream.generate(() -> (Object) "x").limit(n).toArray());
    }

    @Test
    void afterCountPassesTheNthAndStartsOverOrStaysOpen() {
      assertThat(nTimes(Valve.afterCount(3, true), 7)).isEqualTo("0010010");
      assertThat(nTimes(Valve.afterCount(3, false), 7)).isEqualTo("0011111");
    }

    @Test
    void everyNthPassesTheFirstOfEachN() {
      assertThat(nTimes(Valve.everyNth(3), 7)).isEqualTo("1001001");
    }

    @Test
    void countForEachClassOrKeyByItself() {
      assertThat(passes(Valve.everyNth(2), "a", 1, "b", 2)).isEqualTo("1100");
      assertThat(passes(Valve.everyNth(2).per(event -> event), "a", "b", "a", "b"))
          .isEqualTo("1100");
    }

    @Test
    void atFrequencyPassesWhenSoManyFallWithinTheInterval() {
      Valve<Object> valve = Valve.atFrequency(3, Duration.ofSeconds(10), true).time(time);
      assertThat(nTimes(valve, 2)).isEqualTo("00");
      time.advance(Duration.ofSeconds(10));
      assertThat(nTimes(valve, 4)).isEqualTo("0010");
      Valve<Object> staying = Valve.atFrequency(3, Duration.ofSeconds(10), false).time(time);
      assertThat(nTimes(staying, 5)).isEqualTo("00111");
    }

    @Test
    void limitFrequencyPassesTheFirstWithinTheInterval() {
      Valve<Object> valve = Valve.limitFrequency(2, Duration.ofSeconds(10), false).time(time);
      assertThat(nTimes(valve, 4)).isEqualTo("1100");
      time.advance(Duration.ofSeconds(9));
      assertThat(nTimes(valve, 1)).isEqualTo("0");
      time.advance(Duration.ofSeconds(1));
      assertThat(nTimes(valve, 3)).isEqualTo("110");
    }

    @Test
    void limitFrequencyThatResetsOpensAgainAfterLessIsTried() {
      Valve<Object> valve = Valve.limitFrequency(2, Duration.ofSeconds(10), true).time(time);
      assertThat(nTimes(valve, 4)).isEqualTo("1100");
      time.advance(Duration.ofSeconds(9));
      assertThat(nTimes(valve, 2)).isEqualTo("00");
      time.advance(Duration.ofSeconds(9));
      assertThat(nTimes(valve, 1)).isEqualTo("0");
      time.advance(Duration.ofSeconds(10));
      assertThat(nTimes(valve, 1)).isEqualTo("1");
    }
  }

  @Nested
  class Kinds {
    @Test
    void areMadeFromTexts() {
      assertThat(HandlerKinds.make("print", Map.of("to", "stderr"))).hasToString("print to stderr");
      assertThat(HandlerKinds.make("at-frequency", Map.of("n", "3", "interval", "PT10S")))
          .hasToString("at 3 in PT10S");
    }

    @Test
    void sayWhatIsWrong() {
      assertThatThrownBy(() -> HandlerKinds.make("mail", Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("handler \"mail\" (expected one of after-count,");
      assertThatThrownBy(() -> HandlerKinds.make("every-nth", Map.of("m", "3")))
          .hasMessageContaining("property m (expected one of n)");
      assertThatThrownBy(() -> HandlerKinds.make("every-nth", Map.of("n", "three")))
          .hasMessageContaining("n: \"three\" (expected a number)");
      assertThatThrownBy(() -> HandlerKinds.make("every-nth", Map.of()))
          .hasMessageContaining("n is missing");
    }
  }
}
