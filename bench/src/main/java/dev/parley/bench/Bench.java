package dev.parley.bench;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Measures Parley and its peers; see docs/performance.md.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "PART",
    description = {
      "Measures Parley beside its peers and prints Markdown tables for docs/performance.md.",
      "Servers are pinned to processor 0, the load to processor 1; run it on a quiet machine."
    },
    subcommands = {
      AllCommand.class,
      EchoCommand.class,
      ChatCommand.class,
      MemoryCommand.class,
      StartupCommand.class,
      AngelCommand.class,
      SoakCommand.class,
      PeopleCommand.class,
      DecodeCommand.class,
      StoreCommand.class,
      JmhCommand.class
    })
public final class Bench {
  private Bench() {}

  /// Runs the part that the arguments name.
  static void main(String[] args) {
    // Tables are read by people everywhere: 1,234.5, whatever the machine's own locale is.
    Locale.setDefault(Locale.ROOT);
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }
}
