package dev.parley.store.tool;

import dev.parley.store.SavedObject;
import dev.parley.store.SavedObjects;
import dev.parley.store.SavedObjects.Written;
import dev.parley.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Saves objects that come as lines of JSON, some at a time. A file is read as a whole before the
/// first object is saved, so that one with a mistake changes nothing.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Import {
  /// Objects in one transaction, so that services which use the database wait little.
  private static final int AT_ONCE = 500;

  /// Characters of documents in one transaction, about.
  private static final int CHARACTERS = 4_000_000;

  /// Names and mistakes that are told.
  private static final int TOLD = 20;

  private final PrintStream err;
  private final Options options;
  private final Progress progress;
  private final Map<Written, Long> counts = new EnumMap<>(Written.class);
  private final List<String> kept = new ArrayList<>();

  private final List<SavedObject> waiting = new ArrayList<>();
  private int characters;

  Import(PrintStream err, Options options) {
    this.err = err;
    this.options = options;
    progress = new Progress(err, "imported");
  }

  /// {@return the exit code}
  int run(InputStream in) throws IOException {
    Path file = options.file().orElse(null);
    if (file != null && !isRight(file)) {
      return StoreTool.FAULTY;
    }
    Thread teller = Thread.ofPlatform().unstarted(() -> err.println(soFar()));
    Runtime.getRuntime().addShutdownHook(teller);
    try (var objects = SavedObjects.create(options.address());
        var lines =
            file == null
                ? ObjectLines.of(in, options.only())
                : ObjectLines.of(file, options.only())) {
      for (SavedObject object = lines.next(); object != null; object = lines.next()) {
        add(object, objects);
      }
      write(objects);
    } catch (StoreException | IllegalArgumentException | IOException e) {
      err.println("store: " + e.getMessage());
      err.println(soFar());
      return StoreTool.FAULTY;
    } finally {
      forget(teller);
    }
    return tell();
  }

  private static void forget(Thread teller) {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(teller);
    } catch (IllegalStateException _) {
      // It is telling already.
    }
  }

  private String soFar() {
    return progress + "; what is left can be imported by the same command";
  }

  private boolean isRight(Path file) throws IOException {
    var mistakes = new ArrayList<String>();
    boolean ended = false;
    try (var lines = ObjectLines.of(file, options.only())) {
      while (!ended && mistakes.size() <= TOLD) {
        try {
          ended = lines.next() == null;
        } catch (IllegalArgumentException e) {
          mistakes.add(String.valueOf(e.getMessage()));
        }
      }
    }
    mistakes.stream().limit(TOLD).forEach(err::println);
    if (!mistakes.isEmpty()) {
      err.printf(
          "store: nothing was imported, since %s has mistakes%s%n",
          file, mistakes.size() > TOLD ? ", of which these are the first" : "");
    }
    return mistakes.isEmpty();
  }

  private void add(SavedObject object, SavedObjects objects) {
    waiting.add(object);
    characters += object.document().length();
    if (waiting.size() >= AT_ONCE || characters >= CHARACTERS) {
      write(objects);
    }
  }

  private void write(SavedObjects objects) {
    if (waiting.isEmpty()) {
      return;
    }
    List<Written> written = objects.write(waiting, options.replaces());
    for (int i = 0; i < written.size(); i++) {
      counts.merge(written.get(i), 1L, Long::sum);
      if (written.get(i) == Written.KEPT && kept.size() < TOLD) {
        kept.add(waiting.get(i).name());
      }
    }
    progress.add((int) written.stream().filter(one -> one != Written.KEPT).count());
    waiting.clear();
    characters = 0;
  }

  private int tell() {
    err.printf(
        "%s: %s new, %s replaced, %s as they were%n",
        progress, count(Written.ADDED), count(Written.REPLACED), count(Written.SAME));
    if (kept.isEmpty()) {
      return StoreTool.FINE;
    }
    err.printf(
        "store: %s not imported, since others of their keys are there, which --replace overwrites: %s%s%n",
        count(Written.KEPT),
        String.join(", ", kept),
        counts.getOrDefault(Written.KEPT, 0L) > TOLD ? ", ..." : "");
    return StoreTool.FAULTY;
  }

  private String count(Written what) {
    return Progress.number(counts.getOrDefault(what, 0L));
  }
}
