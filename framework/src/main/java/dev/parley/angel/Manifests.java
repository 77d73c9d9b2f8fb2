package dev.parley.angel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// What the manifest of a jar says about how to run it. The virtual machine only goes by it after
/// `-jar`, and a copied program is run from a class path.
final class Manifests {
  private Manifests() {}

  /// {@return the main part; empty if there is none, or the file is no jar}
  static Optional<Attributes> read(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile(), false)) {
      return Optional.ofNullable(file.getManifest()).map(manifest -> manifest.getMainAttributes());
    } catch (ZipException _) {
      return Optional.empty();
    }
  }

  /// {@return the options that do what the manifest of an executable jar asks for}
  static List<String> options(Attributes manifest) {
    var options = new ArrayList<String>();
    for (var name : words(manifest.getValue("Add-Exports"))) {
      options.add("--add-exports=" + name + "=ALL-UNNAMED");
    }
    for (var name : words(manifest.getValue("Add-Opens"))) {
      options.add("--add-opens=" + name + "=ALL-UNNAMED");
    }
    for (var name : words(manifest.getValue("Enable-Native-Access"))) {
      options.add("--enable-native-access=" + name);
    }
    return options;
  }

  static List<String> words(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
