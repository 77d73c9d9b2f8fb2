package dev.parley.bench;

import dev.parley.bench.server.ServerMain;
import java.util.ArrayList;
import java.util.List;

/// A server with the flags of its JVM. All have the same, but for what lets Parley's strand run on
/// the event loop.
///
/// Immutable.
enum Contestant {
  PARLEY("Parley", ServerMain.Kind.PARLEY, true),
  PARLEY_FALLBACK("Parley, default scheduler", ServerMain.Kind.PARLEY, false),
  NETTY("bare Netty", ServerMain.Kind.NETTY, true),
  THREADS("virtual threads", ServerMain.Kind.THREADS, true);

  /// What all others are compared with.
  static final Contestant BASE = NETTY;

  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED");

  final String title;
  final ServerMain.Kind kind;
  private final boolean open;

  Contestant(String title, ServerMain.Kind kind, boolean open) {
    this.title = title;
    this.kind = kind;
    this.open = open;
  }

  /// {@return the flags of its JVM}
  List<String> flags() {
    var flags = new ArrayList<>(FLAGS);
    if (open) {
      flags.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    }
    return flags;
  }
}
