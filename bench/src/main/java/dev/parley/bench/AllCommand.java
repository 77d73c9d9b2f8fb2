package dev.parley.bench;

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
    int code = run("Echo", "echo", often, each);
    code = code == 0 ? run("Chat", "chat", often, each) : code;
    code = code == 0 ? run("Memory", "memory") : code;
    code = code == 0 ? run("Start", "startup") : code;
    code = code == 0 ? run("People", "people") : code;
    return code == 0 ? run("Single steps", "jmh") : code;
  }

  /// Prints the heading of docs/performance.md, and runs the part.
  private int run(String heading, String... part) {
    System.out.println("## " + heading + "\n");
    return spec.root().commandLine().execute(part);
  }
}
