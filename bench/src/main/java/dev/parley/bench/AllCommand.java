package dev.parley.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Everything.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "all",
    mixinStandardHelpOptions = true,
    description = "All parts, one after the other; about an hour.")
final class AllCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds of echo and chat (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "Length of each window of echo and chat (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Override
  public Integer call() {
    String often = "--rounds=" + rounds;
    String each = "--seconds=" + seconds;
    var parts =
        List.of(
            List.of("echo", often, each),
            List.of("chat", often, each),
            List.of("memory"),
            List.of("startup"),
            List.of("jmh"));
    for (List<String> part : parts) {
      System.out.println("## " + part.getFirst() + "\n");
      int code = spec.root().commandLine().execute(part.toArray(String[]::new));
      if (code != 0) {
        return code;
      }
    }
    return 0;
  }
}
