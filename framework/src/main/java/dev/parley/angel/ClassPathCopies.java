package dev.parley.angel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The copies of the class path that processes of the service run from.
///
/// Not thread-safe: many threads may use it, one at a time.
final class ClassPathCopies {
  private static final Logger log = LoggerFactory.getLogger(ClassPathCopies.class);

  private final Path folder;
  private final Source source;
  private final List<ClassPathCopy> copies = new ArrayList<>();
  private int count;

  /// @param folder holds nothing else
  ClassPathCopies(Path folder, Source source) {
    this.folder = folder;
    this.source = source;
  }

  /// Copies the class path as it is now.
  ///
  /// @return an earlier copy if it holds the same
  /// @throws IOException if it can't be copied
  ClassPathCopy take() throws IOException {
    var fresh = ClassPathCopy.make(folder.resolve(Integer.toString(++count)), source.read());
    for (var copy : copies) {
      if (copy.hash().equals(fresh.hash())) {
        Folders.delete(fresh.folder());
        return copy;
      }
    }
    copies.add(fresh);
    log.debug("copied the class path to {}", fresh.folder());
    return fresh;
  }

  /// Removes all others.
  void keepOnly(Collection<ClassPathCopy> used) {
    for (var copy : List.copyOf(copies)) {
      if (!used.contains(copy)) {
        try {
          Folders.delete(copy.folder());
          copies.remove(copy);
          log.debug("removed {}", copy.folder());
        } catch (IOException e) {
          log.warn("{} can't be removed yet: {}", copy.folder(), Reasons.of(e));
        }
      }
    }
  }

  /// Where the class path is read.
  interface Source {
    ProgramPaths read() throws IOException;
  }
}
