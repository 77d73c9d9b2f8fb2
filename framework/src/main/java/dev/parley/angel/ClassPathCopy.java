package dev.parley.angel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A private copy of the classes that a service runs from, so that a build under its feet harms
/// nobody. It is no hard link: some builds write into the file that is there.
///
/// @param folder holds nothing else
/// @param paths of the copies
/// @param hash of the contents: two copies with the same one hold the same program
record ClassPathCopy(Path folder, ProgramPaths paths, String hash) {
  private static final int TRIES = 3;
  private static final int SHOWN = 12;

  /// Copies everything.
  ///
  /// @param folder where to; must not exist
  /// @throws IOException if it can't be copied, or is being written to all the time; nothing is
  ///   left behind then
  static ClassPathCopy make(Path folder, ProgramPaths from) throws IOException {
    try {
      for (int n = 0; n < TRIES; n++) {
        var before = picture(from, folder);
        var copy = copyOnce(folder, from);
        if (copy != null && before.equals(picture(from, folder))) {
          return copy;
        }
        Folders.delete(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      Folders.delete(folder);
      throw e instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) e;
    }
    throw new IOException(
        "the class path is being written to (expected one that stays as it is while it is copied;"
            + " try again when the build is done)");
  }

  /// {@return as much of a class path or module path as the option of java takes}
  static String joined(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static @Nullable ClassPathCopy copyOnce(Path folder, ProgramPaths from)
      throws IOException {
    var digest = sha256();
    Files.createDirectory(folder);
    try {
      var classPath = copyAll(folder, "c", from.classPath(), digest);
      var modulePath = copyAll(folder, "m", from.modulePath(), digest);
      var hash = HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
      return new ClassPathCopy(folder, new ProgramPaths(classPath, modulePath), hash);
    } catch (NoSuchFileException _) {
      return null; // it was there when the path was read
    }
  }

  private static List<Path> copyAll(
      Path folder, String kind, List<Path> entries, MessageDigest digest) throws IOException {
    var copies = new ArrayList<Path>();
    for (var entry : entries) {
      // The number keeps the order, and two jars of one name, apart.
      var target = folder.resolve(kind + (copies.size() + 1) + "-" + entry.getFileName());
      copy(entry, target, kind, digest, folder);
      copies.add(target);
    }
    return copies;
  }

  private static void copy(Path entry, Path target, String kind, MessageDigest digest, Path folder)
      throws IOException {
    if (!Files.isDirectory(entry)) {
      copyFile(entry, target, kind, digest);
      return;
    }
    for (var file : files(entry, folder)) {
      var name = entry.relativize(file).toString();
      var copy = target.resolve(name);
      if (Files.isDirectory(file)) {
        Files.createDirectory(copy);
      } else {
        copyFile(file, copy, kind + name, digest);
      }
    }
  }

  private static void copyFile(Path file, Path target, String name, MessageDigest digest)
      throws IOException {
    // Ends and lengths are part of it, so that nothing can pass from one file to the next unseen.
    digest.update((name + "\0" + Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
    try (var out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
      Files.copy(file, out);
    }
  }

  /// {@return the entry itself and all in it, each behind the folder that it is in; without the
  /// place of the copies, which may be in it too, and without what is neither file nor folder}
  private static List<Path> files(Path entry, Path copy) throws IOException {
    try (var files = Files.walk(entry, FileVisitOption.FOLLOW_LINKS)) {
      var copies = Objects.requireNonNull(copy.getParent());
      return files
          .filter(file -> !file.startsWith(copies))
          .filter(file -> Files.isRegularFile(file) || Files.isDirectory(file))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// {@return what tells whether a file has been written to}
  private static Map<Path, State> picture(ProgramPaths paths, Path copy) throws IOException {
    var picture = new TreeMap<Path, State>();
    for (var entries : List.of(paths.classPath(), paths.modulePath())) {
      for (var entry : entries) {
        for (var file : Files.exists(entry) ? files(entry, copy) : List.<Path>of()) {
          var attributes = Files.readAttributes(file, BasicFileAttributes.class);
          picture.put(file, new State(attributes.size(), attributes.lastModifiedTime()));
        }
      }
    }
    return picture;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private record State(long size, FileTime written) {}
}
