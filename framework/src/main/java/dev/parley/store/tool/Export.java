package dev.parley.store.tool;

import dev.parley.store.SavedObject;
import dev.parley.store.SavedObjects;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes objects as lines of JSON. Those that are damaged are named and left out.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Export {
  private final PrintStream err;
  private final Progress progress;
  private long damaged;

  Export(PrintStream err) {
    this.err = err;
    progress = new Progress(err, "exported");
  }

  /// {@return the exit code}
  int run(Options options, PrintStream out) throws IOException {
    Path file = options.file().orElse(null);
    try (var objects = SavedObjects.open(options.address())) {
      if (file == null) {
        // Not closed, as it is not ours.
        write(objects, options.only(), new OutputStreamWriter(out, StandardCharsets.UTF_8));
      } else {
        try (var target = NewFile.at(file, options.replaces(), options.address().file())) {
          try (Writer writer = Files.newBufferedWriter(target.part())) {
            write(objects, options.only(), writer);
          }
          target.keep();
        }
      }
    }
    err.println(progress);
    if (damaged > 0) {
      err.printf(
          "store: %s left out, since they are damaged; store check says more%n",
          Progress.number(damaged));
    }
    return damaged > 0 ? StoreTool.FAULTY : StoreTool.FINE;
  }

  private void write(SavedObjects objects, List<String> only, Writer target) throws IOException {
    var writer = new BufferedWriter(target);
    try {
      objects.forEach(only, object -> write(object, writer));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.flush();
  }

  private void write(SavedObject object, Writer writer) {
    List<String> faults = object.faults();
    if (!faults.isEmpty()) {
      damaged++;
      faults.forEach(fault -> err.printf("%s: %s%n", object.name(), fault));
      return;
    }
    try {
      writer.write(ObjectLine.write(object));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.add(1);
  }
}
