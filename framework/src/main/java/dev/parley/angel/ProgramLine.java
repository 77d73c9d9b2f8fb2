package dev.parley.angel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The program that a virtual machine runs, and its arguments.
///
/// The machine itself only knows all of them in one line, where an argument with a blank looks like
/// two. So the line is compared with the arguments as the operating system keeps them, or as the
/// program has given them to the service.
///
/// @param main a class, a module and its class with `/` between, or a jar
/// @param arguments of the program
record ProgramLine(String main, List<String> arguments) {
  private static final Path OWN = Path.of("/proc/self/cmdline");

  ProgramLine {
    arguments = List.copyOf(arguments);
  }

  /// {@return the program of this process}
  ///
  /// @param given the arguments that the program has given to the service
  static ProgramLine current(List<String> given) {
    return of(System.getProperty("sun.java.command", ""), own(), given);
  }

  /// @param command the system property `sun.java.command`
  /// @param process the whole command line of the process; empty if it is not known
  static ProgramLine of(String command, List<String> process, List<String> given) {
    if (command.isBlank()) {
      throw new AngelException(
          "the main class of this process is not known (expected a program started by java)");
    }
    for (int from = 0; from < process.size(); from++) {
      if (String.join(" ", process.subList(from, process.size())).equals(command)) {
        return new ProgramLine(process.get(from), process.subList(from + 1, process.size()));
      }
    }
    var tail = String.join("", given.stream().map(argument -> " " + argument).toList());
    if (command.endsWith(tail) && !tail.isEmpty()) {
      return new ProgramLine(command.substring(0, command.length() - tail.length()), given);
    }
    var words = List.of(command.split(" ", -1));
    return new ProgramLine(words.getFirst(), words.subList(1, words.size()));
  }

  /// {@return the main class without its package, or the jar without its folder}
  String shortName() {
    if (main.endsWith(".jar")) {
      return main.substring(main.lastIndexOf('/') + 1, main.length() - ".jar".length());
    }
    return main.substring(Math.max(main.lastIndexOf('.'), main.lastIndexOf('/')) + 1);
  }

  private static List<String> own() {
    try {
      var line = Files.readString(OWN);
      return List.of(line.substring(0, Math.max(0, line.length() - 1)).split("\0", -1));
    } catch (IOException _) {
      return List.of(); // other systems than Linux have no such file
    }
  }
}
