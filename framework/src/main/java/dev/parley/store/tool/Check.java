package dev.parley.store.tool;

import dev.parley.store.SavedObject;
import dev.parley.store.SavedObjects;
import dev.parley.store.StoreException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Looks for damage in a database and in each of its objects, and changes nothing.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Check {
  private final PrintStream out;
  private final PrintStream err;
  private final Progress progress;

  /// Objects by store and form.
  private final Map<String, Map<Integer, Long>> forms = new TreeMap<>();

  private long faults;

  Check(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
    progress = new Progress(err, "checked");
  }

  /// {@return the exit code}
  int run(Options options) {
    try (var objects = SavedObjects.open(options.address())) {
      for (String damage : objects.damages()) {
        tell(options.address() + ": " + damage);
      }
      try {
        objects.forEach(options.only(), this::look);
      } catch (StoreException e) {
        // Where a file is damaged, what lies behind can't be reached.
        tell(String.valueOf(e.getMessage()));
      }
    }
    forms.forEach((store, counts) ->
        out.printf(
            "%s: %s%n",
            store,
            counts.entrySet().stream()
                .map(count -> Progress.number(count.getValue()) + " in form " + count.getKey())
                .collect(Collectors.joining(", "))));
    err.println(progress);
    err.println(
        faults == 0
            ? "store: nothing is wrong"
            : "store: %s wrong; see above".formatted(Progress.number(faults)));
    return faults == 0 ? StoreTool.FINE : StoreTool.FAULTY;
  }

  private void look(SavedObject object) {
    object.faults().forEach(fault -> tell(object.name() + ": " + fault));
    forms.computeIfAbsent(object.store(), _ -> new TreeMap<>()).merge(object.form(), 1L, Long::sum);
    progress.add(1);
  }

  private void tell(String fault) {
    faults++;
    out.println(fault);
  }
}
