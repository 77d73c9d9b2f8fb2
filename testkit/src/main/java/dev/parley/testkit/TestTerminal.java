package dev.parley.testkit;

import dev.parley.link.TerminalState;
import dev.parley.text.ColourDepth;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The terminal of a [MemoryClient], as it would tell of itself by telnet.
///
/// ```java
/// var ann = talker.client(TestTerminal.plain().size(40, 12).screenReader());
/// ann.terminal(ann.terminal().size(132, 50));
/// ```
///
/// Immutable: each method returns another one.
public final class TestTerminal {
  private static final int ANSI = 1;
  private static final int UTF_8 = 4;
  private static final int PALETTE = 8;
  private static final int SCREEN_READER = 64;
  private static final int TRUE_COLOUR = 256;

  private static final int GMCP = 201;
  private static final int LARGEST = 1000;

  private static final TestTerminal PLAIN = new TestTerminal(TerminalState.UNKNOWN, false);

  private final TerminalState state;
  private final boolean sendsKeys;

  /// A terminal in the making.
  private static final class Draft {
    private List<String> types;
    private int mtts;
    private int columns;
    private int rows;
    private String charset;
    private Set<Integer> options;
    private Map<String, Integer> packages;

    private Draft(TerminalState state) {
      types = state.types();
      mtts = state.mtts();
      columns = state.columns();
      rows = state.rows();
      charset = state.charset();
      options = state.options();
      packages = state.packages();
    }

    private TerminalState state() {
      return new TerminalState(
          true, types, mtts, columns, rows, charset, Map.of(), options, false, packages);
    }
  }

  private TestTerminal(TerminalState state, boolean sendsKeys) {
    this.state = state;
    this.sendsKeys = sendsKeys;
  }

  /// {@return a terminal that has told nothing: 80 by 24, no colours, UTF-8}
  public static TestTerminal plain() {
    return PLAIN;
  }

  /// {@return one with these names, the most specific first, such as `xterm-256color`; they may
  /// tell of colours too}
  public TestTerminal types(String... names) {
    return with(draft -> draft.types = List.of(names));
  }

  /// {@return one with a window of this size}
  ///
  /// @param columns 1 to 1000
  /// @param rows 1 to 1000
  public TestTerminal size(int columns, int rows) {
    if (columns < 1 || columns > LARGEST || rows < 1 || rows > LARGEST) {
      throw new IllegalArgumentException(
          "size: %d by %d (expected 1..%d each)".formatted(columns, rows, LARGEST));
    }
    return with(draft -> {
      draft.columns = columns;
      draft.rows = rows;
    });
  }

  /// {@return one that shows so many colours}
  public TestTerminal colours(ColourDepth depth) {
    int colours =
        switch (depth) {
          case NONE -> 0;
          case SIXTEEN -> ANSI;
          case PALETTE -> ANSI | PALETTE;
          case TRUE -> ANSI | PALETTE | TRUE_COLOUR;
        };
    return mtts((state.mtts() & ~(ANSI | PALETTE | TRUE_COLOUR)) | colours | UTF_8);
  }

  /// {@return one whose text is read aloud}
  public TestTerminal screenReader() {
    return mtts(state.mtts() | SCREEN_READER | UTF_8);
  }

  private TestTerminal mtts(int mtts) {
    return with(draft -> draft.mtts = mtts);
  }

  /// {@return one that shows ASCII only; what else is written to it is seen as `?`}
  public TestTerminal ascii() {
    return with(draft -> draft.charset = StandardCharsets.US_ASCII.name());
  }

  /// {@return one that takes messages beside the text, by GMCP: of these packages, or of all if
  /// none is named}
  public TestTerminal messages(String... packages) {
    Set<Integer> options = new HashSet<>(state.options());
    options.add(GMCP);
    Map<String, Integer> wanted = new HashMap<>();
    Arrays.stream(packages).forEach(name -> wanted.put(name, 1));
    return with(draft -> {
      draft.options = options;
      draft.packages = wanted;
    });
  }

  /// {@return one that sends single keys when it is asked for them; others send lines}
  public TestTerminal keys() {
    return new TestTerminal(state, true);
  }

  private TestTerminal with(Consumer<Draft> change) {
    Draft draft = new Draft(state);
    change.accept(draft);
    return new TestTerminal(draft.state(), sendsKeys);
  }

  TerminalState state() {
    return state;
  }

  boolean sendsKeys() {
    return sendsKeys;
  }

  boolean isAscii() {
    return state.charset().equals(StandardCharsets.US_ASCII.name());
  }
}
