package dev.parley.angel;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What a process of the service is told by the angel that has started it.
///
/// The environment holds what must not be seen from outside, and is passed on to whatever the
/// process starts in its turn; the system property is not, and so tells a child from a grandchild.
///
/// Immutable.
///
/// @param socket where the angel waits for it
/// @param token what each of the two proves itself by
/// @param run the number of the process, counted from 1
public record Parentage(Path socket, String token, int run) {
  static final String PROPERTY = "parley.angel.run";

  private static final String SOCKET = "_PARLEY_ANGEL_SOCKET";
  private static final String TOKEN = "_PARLEY_ANGEL_TOKEN";

  /// {@return what this process was told, if an angel has started it}
  public static Optional<Parentage> current() {
    return of(System.getenv(), System.getProperties());
  }

  static Optional<Parentage> of(Map<String, String> environment, Properties properties) {
    var socket = environment.get(SOCKET);
    var token = environment.get(TOKEN);
    var run = properties.getProperty(PROPERTY);
    return socket == null || token == null || run == null
        ? Optional.empty()
        : Optional.of(new Parentage(Path.of(socket), token, Integer.parseInt(run)));
  }

  /// Puts the secret part into the environment of a child.
  void writeTo(Map<String, String> environment) {
    environment.put(SOCKET, socket.toString());
    environment.put(TOKEN, token);
  }

  /// {@return the public part, as an option of the virtual machine}
  String option() {
    return "-D" + PROPERTY + "=" + run;
  }

  /// {@return everything but the token}
  @Override
  public String toString() {
    return "run " + run + " at " + socket;
  }
}
