package dev.parley.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The settings of one service, and the values that they have in this run.
///
/// Values come from these sources; a later one wins:
///
/// 1. the default of the [Setting],
/// 2. code: [#set] and [#load], in the order of the calls,
/// 3. files named by `PARLEY_SETTINGS` and by `--settings=FILE`, which may be given several times,
/// 4. the environment: `PARLEY_PORT` for `port`,
/// 5. the command line: `--port=8000`; `--angel` and `--no-angel` for what is on or off.
///
/// Every value of every source is checked, also one that a later source replaces. [#read] takes
/// them all at once; before it settings are declared and set, after it they are only read.
///
/// Thread-safe.
public final class Settings {
  /// The folder that relative paths start from; by default the one the program was started in.
  public static final Setting<Path> ROOT =
      Setting.path("root", Path.of(""))
          .in("General")
          .describedAs("Folder that relative paths start from; if not set, the one of the start.");

  private static final String DEFAULT = "default";
  private static final StackWalker CALLERS = StackWalker.getInstance();

  private final String prefix;
  private final Set<Setting<?>> declared = new LinkedHashSet<>();
  private final List<CodeSource> code = new ArrayList<>();
  private final List<Consumer<Settings>> checks = new ArrayList<>();
  // Null until read; written once by the thread that reads, then never changed.
  private volatile @Nullable Map<Setting<?>, Chosen> values;

  /// Makes settings that are called by their own names.
  public Settings() {
    this("");
  }

  private Settings(String prefix) {
    this.prefix = prefix;
    declare(ROOT);
  }

  /// {@return settings whose names begin with a prefix, so that several services of one process can
  /// be set apart: with `lobby`, the setting `port` is `--lobby-port`, `PARLEY_LOBBY_PORT`, and in
  /// a file `lobby-port: 8000` or `lobby: {port: 8000}`}
  public static Settings withPrefix(String prefix) {
    return new Settings(prefix + "-");
  }

  /// Makes settings known. To declare one again has no effect.
  ///
  /// @throws IllegalStateException if the settings have been read, or another one has the same name
  public synchronized Settings declare(Setting<?>... settings) {
    requireUnread();
    for (var setting : settings) {
      if (declared.stream().anyMatch(other -> other != setting && same(other, setting))) {
        throw new IllegalStateException(
            "setting %s is declared twice; give one of them another name".formatted(setting));
      }
      declared.add(setting);
    }
    return this;
  }

  private static boolean same(Setting<?> a, Setting<?> b) {
    return a.name().equals(b.name());
  }

  /// Sets a value in code, over the default and under all that comes from outside. Declares the
  /// setting too. Whether the value is allowed is told by [#read].
  ///
  /// @throws IllegalStateException if the settings have been read
  public synchronized <T> Settings set(Setting<T> setting, T value) {
    declare(setting);
    var given = List.of(new Given(whole(setting), setting.written(value), caller()));
    code.add(() -> given);
    return this;
  }

  /// Sets values in code by their names, each as [Object#toString] writes it, or a list.
  ///
  /// @throws IllegalStateException if the settings have been read
  public synchronized Settings load(Map<String, ?> values) {
    requireUnread();
    var caller = caller();
    var given =
        values.entrySet().stream()
            .map(e -> new Given(prefix + e.getKey(), raw(e.getValue()), caller))
            .toList();
    code.add(() -> given);
    return this;
  }

  private static Raw raw(Object value) {
    return value instanceof List<?> items
        ? Raw.list(items.stream().map(String::valueOf).toList())
        : Raw.text(String.valueOf(value));
  }

  /// Names a file in code, JSON or YAML by its ending; a relative path starts from the folder the
  /// program was started in. The file must exist when [#read] is called. Names in it are whole
  /// names, with the prefix.
  ///
  /// @throws IllegalStateException if the settings have been read
  public synchronized Settings load(Path file) {
    requireUnread();
    var caller = caller();
    code.add(() -> new SettingsFile(file.toString(), caller).read());
    return this;
  }

  private static String caller() {
    return CALLERS.walk(frames ->
        frames
            .filter(frame -> !frame.getClassName().equals(Settings.class.getName()))
            .findFirst()
            .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
            .orElse("code"));
  }

  /// Adds a check between settings: it may [#get] any of them and throws [#wrong] if they don't fit
  /// together. Called by [#read] when each value is all right by itself.
  ///
  /// @throws IllegalStateException if the settings have been read
  public synchronized Settings check(Consumer<Settings> check) {
    requireUnread();
    checks.add(check);
    return this;
  }

  /// Takes the values from all sources. Reads files, so it may block. What begins with `PARLEY_` in
  /// the environment and is no setting is logged as a warning.
  ///
  /// @param args the command line; an argument that is no setting is an error, `--help` too: see
  ///   [#asksForHelp]
  /// @param environment the environment, as [System#getenv()] gives it
  /// @throws SettingsException if a source is missing, or a name, type or value is wrong; nothing
  ///   is read then
  /// @throws IllegalStateException if the settings have been read before
  public void read(String[] args, Map<String, String> environment) {
    readAll(args, environment, this);
  }

  /// As [#read], for several services in one process. A name must be known to one of them.
  public static void readAll(String[] args, Map<String, String> environment, Settings... services) {
    SettingsReader.read(args, environment, List.of(services));
  }

  /// {@return whether `--help` is among the arguments}
  public static boolean asksForHelp(String[] args) {
    return List.of(args).contains("--help");
  }

  /// {@return what can be set, for a person: names, defaults, what is allowed and what it is for,
  /// by groups, 80 columns wide, each line with a line end}
  public String help() {
    return helpAll(this);
  }

  /// {@return the [#help] of several services in one process}
  public static String helpAll(Settings... services) {
    return new HelpText(List.of(services)).toString();
  }

  /// {@return the value; a path is absolute}
  ///
  /// @throws IllegalStateException if the settings have not been read, or this one is not declared
  @SuppressWarnings("unchecked") // what is kept for a setting was parsed by it
  public <T> T get(Setting<T> setting) {
    return (T) chosen(setting).value();
  }

  /// {@return where the value came from, such as `--port`, `PARLEY_PORT`, `chat.yaml:3`,
  /// `Chat.java:12` or `default`}
  ///
  /// @throws IllegalStateException as [#get]
  public String source(Setting<?> setting) {
    return chosen(setting).source();
  }

  /// {@return value and source for a message, such as `8000, from --port`; a secret is not shown}
  ///
  /// @throws IllegalStateException as [#get]
  public <T> String describe(Setting<T> setting) {
    var source = source(setting);
    return setting.shown(get(setting))
        + (source.equals(DEFAULT) ? ", the default" : ", from " + source);
  }

  /// {@return an exception that says, on one line, which value can't be used, where it came from
  /// and what was expected; for a [#check], and for what shows only in use, such as a port that is
  /// taken}
  ///
  /// @param expected the end of the sentence "expected ..."
  /// @throws IllegalStateException as [#get]
  public SettingsException wrong(Setting<?> setting, String expected) {
    return new SettingsException(
        "%s: %s (expected %s)".formatted(whole(setting), describe(setting), expected));
  }

  private Chosen chosen(Setting<?> setting) {
    var read = values;
    if (read == null) {
      throw new IllegalStateException(
          "settings have not been read yet; %s is known once the service starts"
              .formatted(setting));
    }
    var chosen = read.get(setting);
    if (chosen == null) {
      throw new IllegalStateException(
          "no setting %s; declare it with settings.declare(...) before the service starts"
              .formatted(setting));
    }
    return chosen;
  }

  private void requireUnread() {
    if (values != null) {
      throw new IllegalStateException(
          "settings have been read already; declare and set them before the service starts");
    }
  }

  /// {@return the name with the prefix}
  String whole(Setting<?> setting) {
    return prefix + setting.name();
  }

  synchronized List<Setting<?>> declared() {
    return List.copyOf(declared);
  }

  synchronized List<Given> fromCode() {
    requireUnread();
    return code.stream().flatMap(source -> source.given().stream()).toList();
  }

  /// Keeps the values if all checks pass.
  ///
  /// @param given what was chosen from outside the defaults
  synchronized void accept(Map<Setting<?>, Chosen> given) {
    var all = new HashMap<Setting<?>, Chosen>();
    for (var setting : declared) {
      all.put(setting, given.getOrDefault(setting, new Chosen(setting.initial(), DEFAULT)));
    }
    var root = ((Path) Objects.requireNonNull(all.get(ROOT)).value()).toAbsolutePath().normalize();
    all.replaceAll((_, chosen) -> chosen.under(root));
    values = Map.copyOf(all);
    try {
      checks.forEach(check -> check.accept(this));
    } catch (RuntimeException failure) {
      values = null;
      throw failure;
    }
  }

  /// A value and where it came from.
  record Chosen(Object value, String source) {
    Chosen under(Path root) {
      return value instanceof Path path ? new Chosen(root.resolve(path).normalize(), source) : this;
    }
  }

  /// Something that code has given; a file is not opened before the settings are read.
  private interface CodeSource {
    List<Given> given();
  }
}
