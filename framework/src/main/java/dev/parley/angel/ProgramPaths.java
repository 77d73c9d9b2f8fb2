package dev.parley.angel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Where the classes of a program are: jars and folders, in the order in which they are searched.
///
/// @param classPath its entries
/// @param modulePath its entries; empty for most programs
record ProgramPaths(List<Path> classPath, List<Path> modulePath) {
  ProgramPaths {
    classPath = List.copyOf(classPath);
    modulePath = List.copyOf(modulePath);
  }

  /// {@return the paths of this process}
  static ProgramPaths ofThisProcess() throws IOException {
    return new ProgramPaths(
        entries(System.getProperty("java.class.path", "")),
        entries(System.getProperty("jdk.module.path", "")));
  }

  /// {@return the paths as a person gives them}
  ///
  /// @param text a class path, or `@` and a file whose first line is one
  static ProgramPaths given(String text) throws IOException {
    var classPath = text.startsWith("@") ? firstLine(Path.of(text.substring(1))) : text;
    return new ProgramPaths(entries(classPath), List.of());
  }

  private static String firstLine(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .findFirst()
          .orElseThrow(() -> new IOException(file + " is empty (expected a class path)"));
    }
  }

  /// {@return the entries that exist, since the virtual machine passes over others too, each jar
  /// with those that its manifest names behind it}
  static List<Path> entries(String path) throws IOException {
    var entries = new LinkedHashSet<Path>();
    for (var entry : path.isEmpty() ? new String[0] : path.split(File.pathSeparator, -1)) {
      add(Path.of(entry).toAbsolutePath().normalize(), entries);
    }
    return new ArrayList<>(entries);
  }

  private static void add(Path entry, Set<Path> entries) throws IOException {
    if (!Files.exists(entry) || !entries.add(entry) || Files.isDirectory(entry)) {
      return;
    }
    var folder = Objects.requireNonNull(entry.getParent());
    for (var name : manifestPath(entry)) {
      add(folder.resolve(name).normalize(), entries);
    }
  }

  /// {@return the files that a jar names; not what it gives a whole address of, which the copy of
  /// the jar still finds}
  private static List<String> manifestPath(Path jar) throws IOException {
    return Manifests.read(jar)
        .map(manifest -> Manifests.words(manifest.getValue("Class-Path")))
        .orElse(List.of())
        .stream()
        .filter(name -> !name.contains(":"))
        .toList();
  }
}
