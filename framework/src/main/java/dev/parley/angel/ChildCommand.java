package dev.parley.angel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the service is started: with the java, the options, the main class and the arguments that
/// the angel itself was started with, except for what belongs to one process.
///
/// @param java the program
/// @param options of its virtual machine
/// @param main as it stands on a command line, `-m` before it for a module
/// @param arguments of the program
record ChildCommand(Path java, List<String> options, List<String> main, List<String> arguments) {
  ChildCommand {
    options = List.copyOf(options);
    main = List.copyOf(main);
    arguments = List.copyOf(arguments);
  }

  /// {@return what starts the program of this process once more}
  ///
  /// @param own options of the child's own, behind those that are inherited
  static ChildCommand likeThisProcess(ProgramLine program, List<String> own) throws IOException {
    var options =
        new ArrayList<>(
            JvmFlags.inherited(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    var main = List.of(program.main());
    if (System.getProperty("jdk.module.main") != null) {
      main = List.of("-m", program.main());
    } else if (program.main().endsWith(".jar")) {
      var jar = Path.of(program.main());
      var manifest =
          Manifests.read(jar)
              .orElseThrow(
                  () -> new IOException(jar + " has no manifest (expected an executable jar)"));
      main = List.of(manifest.getValue("Main-Class"));
      options.addAll(Manifests.options(manifest));
    }
    // A process without memory may do anything but what it should; another one does better.
    options.add("-XX:+ExitOnOutOfMemoryError");
    options.addAll(own);
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ChildCommand(java, options, main, program.arguments());
  }

  /// {@return the words to start it with}
  List<String> words(ClassPathCopy copy, Parentage parentage) {
    var words = new ArrayList<String>();
    words.add(java.toString());
    words.addAll(options);
    words.add(parentage.option());
    if (!copy.paths().classPath().isEmpty()) {
      words.add("-cp");
      words.add(ClassPathCopy.joined(copy.paths().classPath()));
    }
    if (!copy.paths().modulePath().isEmpty()) {
      words.add("--module-path");
      words.add(ClassPathCopy.joined(copy.paths().modulePath()));
    }
    words.addAll(main);
    words.addAll(arguments);
    return words;
  }
}
