package dev.parley;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.TerminalState;
import dev.parley.text.ColourDepth;
import dev.parley.text.Display;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  private static Terminal terminal(List<String> types, int mtts, String charset) {
    return new Terminal(
        new TerminalState(true, types, mtts, 0, 0, charset, Map.of(), Set.of(), false, Map.of()));
  }

  private static Terminal messages(Set<Integer> options, Map<String, Integer> packages) {
    return new Terminal(
        new TerminalState(true, List.of(), 0, 0, 0, "UTF-8", Map.of(), options, false, packages));
  }

  @Test
  void isAVt100UntilTheClientTells() {
    assertThat(Terminal.UNKNOWN.columns()).isEqualTo(80);
    assertThat(Terminal.UNKNOWN.rows()).isEqualTo(24);
    assertThat(Terminal.UNKNOWN.hasSize()).isFalse();
    assertThat(Terminal.UNKNOWN.display()).isEqualTo(Display.PLAIN);
    assertThat(Terminal.UNKNOWN.charset()).isEqualTo(UTF_8);
    assertThat(Terminal.UNKNOWN.ascii()).isFalse();
    assertThat(Terminal.UNKNOWN.screenReader()).isFalse();
    assertThat(Terminal.UNKNOWN.telnet()).isFalse();
    assertThat(Terminal.UNKNOWN.tls()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "TINTIN++, 271, TRUE",
    "Mudlet, 2349, TRUE",
    "KildClient, 13, PALETTE",
    "XTERM-256COLOR, 0, PALETTE",
    "xterm, 0, SIXTEEN",
    "ANSI, 0, SIXTEEN",
    "mud, 1, SIXTEEN",
    "mud, 5, SIXTEEN",
    "dumb, 0, NONE",
    "UNKNOWN, 0, NONE"
  })
  void knowsColours(String type, int mtts, ColourDepth colours) {
    assertThat(terminal(List.of(type), mtts, "UTF-8").colours()).isEqualTo(colours);
  }

  @Test
  void knowsWhoReadsAloud() {
    assertThat(terminal(List.of("x"), 64 + 4, "UTF-8").screenReader()).isTrue();
  }

  @Test
  void isShownTextThatFits() {
    var narrow =
        new Terminal(
            new TerminalState(
                true, List.of("xterm"), 64, 3, 5, "UTF-8", Map.of(), Set.of(), false, Map.of()));
    assertThat(narrow.display()).isEqualTo(new Display(ColourDepth.SIXTEEN, US_ASCII, 10, true));
  }

  @Test
  void knowsWhoReadsAsciiOnly() {
    assertThat(terminal(List.of("x"), 1, "UTF-8").ascii()).isTrue();
    assertThat(terminal(List.of("x"), 5, "UTF-8").ascii()).isFalse();
    assertThat(terminal(List.of("x"), 0, "UTF-8").ascii()).isFalse();
    assertThat(terminal(List.of("x"), 4, "US-ASCII").ascii()).isTrue();
    assertThat(terminal(List.of("x"), 1, "ISO-8859-1").ascii()).isFalse();
    assertThat(terminal(List.of("x"), 1, "ISO-8859-1").charset()).isEqualTo(ISO_8859_1);
  }

  @Test
  void wantsEveryMessageUntilItSaysWhich() {
    assertThat(Terminal.UNKNOWN.wants("Char.Vitals")).isFalse();
    assertThat(messages(Set.of(201), Map.of()).wants("Char.Vitals")).isTrue();
  }

  @Test
  void wantsThePackagesThatItHasNamed() {
    var terminal = messages(Set.of(201), Map.of("Char", 1, "Comm.Channel", 1));
    assertThat(terminal.wants("Char.Vitals")).isTrue();
    assertThat(terminal.wants("char.vitals")).isTrue();
    assertThat(terminal.wants("Char")).isTrue();
    assertThat(terminal.wants("Charm.X")).isFalse();
    assertThat(terminal.wants("Comm.Channel.Text")).isTrue();
    assertThat(terminal.wants("Comm")).isFalse();
    assertThat(terminal.wants("Core.Goodbye")).isTrue();
  }

  @Test
  void wantsMsdpWhereThatIsAllThereIs() {
    assertThat(messages(Set.of(69), Map.of()).wants("MSDP")).isTrue();
    assertThat(messages(Set.of(69), Map.of()).wants("Char.Vitals")).isFalse();
  }
}
