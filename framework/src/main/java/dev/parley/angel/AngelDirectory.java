package dev.parley.angel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of one angel, which nobody but its owner can enter: it holds the sockets, the copies
/// of the class path, and a file with the number of the process that is locked while it lives. A
/// lock ends with its process, however that ends, so what a killed angel has left is known as such.
///
/// Not thread-safe: many threads may use it, one at a time.
final class AngelDirectory implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AngelDirectory.class);

  /// What an address of a Unix socket can hold everywhere, in bytes.
  private static final int LONGEST_SOCKET = 103;

  private static final int LONGEST_CONTENT = 100;

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> PRIVATE_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<OpenOption> HOW =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  /// In the file with the number of the process: an angel has made the folder, not a person.
  private static final String MADE = "made by an angel";

  private static final String PID = "angel.pid";
  private static final String LINK = "link";
  private static final String CONTROL = "control";
  private static final String COPIES = "classes";
  private static final List<String> ALL = List.of(LINK, CONTROL, COPIES, PID);

  private final Path path;
  private final boolean made;
  private final FileChannel file;
  private final FileLock lock;

  private AngelDirectory(Path path, boolean made, FileChannel file, FileLock lock) {
    this.path = path;
    this.made = made;
    this.file = file;
    this.lock = lock;
  }

  /// {@return where the angel of a service is found if nothing else is said}
  ///
  /// @param service tells the services of one user apart
  static Path standard(String service) {
    var name = "parley-" + System.getProperty("user.name", "") + "-" + service;
    return Path.of(System.getProperty("java.io.tmpdir"))
        .resolve(name.replaceAll("[^\\w.-]", "_"))
        .toAbsolutePath();
  }

  /// Makes the folder, or takes one that is there, and removes what an angel that was killed has
  /// left in it.
  ///
  /// @throws AngelException if another angel works there, somebody else may enter it, or it can't
  ///   be used for another reason
  static AngelDirectory open(Path path) {
    requireShort(path);
    try {
      while (true) {
        boolean made = make(path);
        requirePrivate(path);
        var opened = lock(path, made);
        if (opened != null) {
          opened.clear();
          return opened;
        }
      }
    } catch (IOException e) {
      throw new AngelException(
          "angel-directory: %s can't be used: %s (expected a folder that can be made and written to)"
              .formatted(path, Reasons.of(e)),
          e);
    }
  }

  private static void requireShort(Path path) {
    int length = path.resolve(CONTROL).toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_SOCKET) {
      throw new AngelException(
          ("angel-directory: %s is too long for a socket by %d bytes (expected a shorter one; give it"
                  + " with --angel-directory=...)")
              .formatted(path, length - LONGEST_SOCKET));
    }
  }

  private static boolean make(Path path) throws IOException {
    try {
      Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PRIVATE));
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    }
  }

  /// Refuses a folder that somebody else has made, or may enter: whoever can reach the sockets
  /// could take the place of the service.
  ///
  /// @throws AngelException if it is not private
  static void requirePrivate(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new AngelException(
          "angel-directory: %s is no folder (expected one, or none yet; a link is not followed)"
              .formatted(path));
    }
    if (!owner(path).equals(ownUser())) {
      throw new AngelException(
          "angel-directory: %s belongs to another user (expected one of your own)".formatted(path));
    }
    var permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (!PRIVATE.containsAll(permissions)) {
      throw new AngelException(
          "angel-directory: %s has the permissions %s (expected %s: chmod 700)"
              .formatted(
                  path,
                  PosixFilePermissions.toString(permissions),
                  PosixFilePermissions.toString(PRIVATE)));
    }
  }

  private static Object owner(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  // Names of users need not be known in a container, but a file tells whose it is.
  private static Object ownUser() throws IOException {
    var probe = Files.createTempFile("parley", ".owner");
    try {
      return owner(probe);
    } finally {
      Files.delete(probe);
    }
  }

  /// {@return null if the angel before was just removing the folder}
  private static @Nullable AngelDirectory lock(Path path, boolean made) throws IOException {
    var pid = path.resolve(PID);
    FileChannel file;
    try {
      file = FileChannel.open(pid, HOW, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
    } catch (NoSuchFileException _) {
      return null;
    }
    try {
      var lock = file.tryLock();
      if (lock == null) {
        throw new OverlappingFileLockException();
      }
      if (Files.exists(pid)) {
        boolean own = made || lines(file).contains(MADE);
        var line = ProcessHandle.current().pid() + "\n" + (own ? MADE + "\n" : "");
        file.truncate(0);
        file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        return new AngelDirectory(path, own, file, lock);
      }
      file.close();
      return null;
    } catch (OverlappingFileLockException _) {
      var holder = lines(file).getFirst();
      file.close();
      throw new AngelException(
          ("angel-directory: the angel with process %s works in %s (expected one for each: end it with"
                  + " --angel-command=stop, or give this one another folder with --angel-directory=...)")
              .formatted(holder, path));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  // Not by opening the file once more: closing that would end the lock of this process.
  private static List<String> lines(FileChannel file) throws IOException {
    var content = ByteBuffer.allocate(LONGEST_CONTENT);
    file.read(content, 0);
    return List.of(new String(content.array(), StandardCharsets.UTF_8).split("[\n\0]", -1));
  }

  /// Removes what an angel that was killed has left.
  private void clear() throws IOException {
    for (var name : List.of(LINK, CONTROL, COPIES)) {
      var left = path.resolve(name);
      if (Files.exists(left, LinkOption.NOFOLLOW_LINKS)) {
        log.info("removing {}, which an angel that was killed has left", left);
        Folders.delete(left);
      }
    }
    Files.createDirectory(copies());
  }

  /// {@return where the child finds the angel}
  Path link() {
    return path.resolve(LINK);
  }

  /// {@return where commands are taken}
  Path control() {
    return control(path);
  }

  static Path control(Path directory) {
    return directory.resolve(CONTROL);
  }

  /// {@return what holds the copies of the class path}
  Path copies() {
    return path.resolve(COPIES);
  }

  /// Removes everything, and the folder too if it was made for this angel.
  @Override
  public void close() {
    try {
      for (var name : ALL) {
        Folders.delete(path.resolve(name));
      }
      if (made) {
        Files.deleteIfExists(path);
      }
    } catch (DirectoryNotEmptyException _) {
      log.debug("{} stays, since there is something in it", path);
    } catch (IOException e) {
      log.warn("{} can't be removed: {}", path, Reasons.of(e));
    }
    try {
      lock.release();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the path}
  @Override
  public String toString() {
    return path.toString();
  }
}
