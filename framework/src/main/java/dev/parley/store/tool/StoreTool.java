package dev.parley.store.tool;

import dev.parley.settings.Settings;
import dev.parley.settings.SettingsException;
import dev.parley.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Exports, imports, checks and backs up what services have saved, also while they run.
///
/// ```
/// store export [FILE]     writes objects as lines of JSON
/// store import [FILE]     saves objects from lines of JSON
/// store check             looks for damage
/// store backup FILE       copies a SQLite database
/// ```
///
/// `--store`, `--store-user` and `--store-password` say which database, as for a service, on the
/// command line or in the environment. The exit code is 0 if all went well, 1 if something did not
/// or is damaged, and 2 if it was asked for wrongly.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class StoreTool {
  static final int FINE = 0;
  static final int FAULTY = 1;
  static final int MISUSED = 2;

  private static final String USAGE =
      """
      Usage: store export [FILE]    writes objects as lines of JSON, to FILE or the standard output
             store import [FILE]    saves objects from lines of JSON, of FILE or the standard input
             store check            looks for damage in the database and in each object
             store backup FILE      copies a SQLite database that may be in use

      Nothing is overwritten without --replace. Exit codes: 0, 1 if something failed or is
      damaged, 2 if it was asked for wrongly.

      """;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  StoreTool(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /// Does what the arguments say, and ends the process.
  public static void main(String[] args) {
    System.exit(new StoreTool(System.in, System.out, System.err).run(args, System.getenv()));
  }

  /// {@return the exit code}
  int run(String[] args, Map<String, String> environment) {
    if (Settings.asksForHelp(args)) {
      out.print(USAGE + Options.help());
      return FINE;
    }
    try {
      return run(Options.read(args, environment));
    } catch (SettingsException e) {
      err.println("store: " + e.getMessage());
      return MISUSED;
    } catch (NoSuchFileException e) {
      err.println("store: there is no file " + e.getMessage());
    } catch (StoreException | IOException e) {
      err.println("store: " + e.getMessage());
    }
    return FAULTY;
  }

  private int run(Options options) throws IOException {
    String command = options.words().isEmpty() ? "" : options.words().getFirst();
    int most = command.equals("check") ? 1 : 2;
    if (options.words().size() > most) {
      err.println("store: one file too many: " + options.words().get(most));
      return MISUSED;
    }
    Optional<Path> file = options.file();
    if (command.equals("backup") && file.isEmpty()) {
      err.println("store: backup needs a file: store backup FILE");
      return MISUSED;
    }
    return switch (command) {
      case "export" -> new Export(err).run(options, out);
      case "import" -> new Import(err, options).run(in);
      case "check" -> new Check(out, err).run(options);
      case "backup" -> Backup.run(options, file.orElseThrow(), err);
      default -> {
        err.print((command.isEmpty() ? "" : "store: no command " + command + "\n\n") + USAGE);
        yield MISUSED;
      }
    };
  }
}
