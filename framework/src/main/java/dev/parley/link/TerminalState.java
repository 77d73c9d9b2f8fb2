package dev.parley.link;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a gate knows of a client's terminal. All of it comes from the client and may be wrong.
///
/// Immutable.
///
/// @param telnet whether the client has sent a telnet command
/// @param types the names of the terminal, the most specific first, each of at most 40 printable
///   ASCII characters; empty if unknown
/// @param mtts the bits of the Mud Terminal Type Standard; 0 if unknown
/// @param columns the width of the window, 1 to 1000; 0 if unknown
/// @param rows the height of the window, 1 to 1000; 0 if unknown
/// @param charset the name of the character set that is in force
/// @param environment variables of the client
/// @param options the codes of the options for out-of-band messages and of the declared options
///   that are on
/// @param compressed whether what is written is compressed
/// @param packages the GMCP packages that the client wants, with the versions; empty if it has not
///   said
public record TerminalState(
    boolean telnet,
    List<String> types,
    int mtts,
    int columns,
    int rows,
    String charset,
    Map<String, String> environment,
    Set<Integer> options,
    boolean compressed,
    Map<String, Integer> packages) {
  /// What is known of a client that has said nothing.
  public static final TerminalState UNKNOWN =
      new TerminalState(false, List.of(), 0, 0, 0, "UTF-8", Map.of(), Set.of(), false, Map.of());

  /// Copies the collections, and sorts those that have no order of their own.
  public TerminalState {
    types = List.copyOf(types);
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    options = Collections.unmodifiableSet(new TreeSet<>(options));
    packages = Collections.unmodifiableMap(new TreeMap<>(packages));
  }
}
