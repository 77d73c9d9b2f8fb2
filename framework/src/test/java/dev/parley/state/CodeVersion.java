package dev.parley.state;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// One version of some classes: compiled, put into a jar, and loaded by a loader of its own, with a
/// codec that knows them all. The class `Sample` of each has a static method `make`.
final class CodeVersion implements AutoCloseable {
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern NAME =
      Pattern.compile("(?:class|record|interface|@interface|enum) (\\w+)");

  private final StateCodec codec = new StateCodec();
  private final URLClassLoader loader;

  private CodeVersion(URLClassLoader loader, List<String> names) throws ClassNotFoundException {
    this.loader = loader;
    for (var name : names) {
      if (!name.equals("Sample")) {
        codec.declare(loader.loadClass(name));
      }
    }
  }

  /// Compiles sources of one top-level class each.
  static CodeVersion of(Path folder, String... sources) {
    try {
      var classes = Files.createTempDirectory(folder, "classes");
      var files = Arrays.stream(sources).map(CodeVersion::file).toList();
      compile(classes, files);
      var jar = jar(folder, classes);
      var loader =
          new URLClassLoader(new URL[] {jar.toUri().toURL()}, CodeVersion.class.getClassLoader());
      return new CodeVersion(loader, Arrays.stream(sources).map(CodeVersion::name).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(String source) {
    var inPackage = PACKAGE.matcher(source);
    var name = NAME.matcher(source);
    if (!name.find()) {
      throw new IllegalArgumentException("no class in " + source);
    }
    return (inPackage.find() ? inPackage.group(1) + "." : "") + name.group(1);
  }

  private static JavaFileObject file(String source) {
    var uri = URI.create("string:///" + name(source).replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private static void compile(Path classes, List<JavaFileObject> files) {
    var codec =
        Path.of(
            URI.create(
                StateCodec.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    var errors = new StringWriter();
    var options = List.of("-d", classes.toString(), "-cp", codec.toString(), "-proc:none");
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (!compiler.getTask(errors, null, null, options, null, files).call()) {
      throw new IllegalArgumentException(errors.toString());
    }
  }

  private static Path jar(Path folder, Path classes) throws IOException {
    var jar = Files.createTempFile(folder, "version", ".jar");
    var entries = new ArrayList<Path>();
    try (var files = Files.walk(classes)) {
      files.filter(Files::isRegularFile).forEach(entries::add);
    }
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var entry : entries) {
        out.putNextEntry(new ZipEntry(classes.relativize(entry).toString()));
        Files.copy(entry, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  StateCodec codec() {
    return codec;
  }

  Object sample() {
    try {
      var make = loader.loadClass("Sample").getDeclaredMethod("make");
      make.setAccessible(true);
      return make.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// {@return the sample as bytes}
  byte[] written() {
    return codec.write("value", sample());
  }

  /// {@return what this version makes of the sample of another one, as a text}
  String reads(CodeVersion other) {
    return String.valueOf(codec.read("value", Object.class, other.written()));
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
