package dev.parley.angel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The signals of the operating system, by the only class that the JDK has for them.
///
/// It is reached by reflection, since the compiler warns of it wherever it is named and can't be
/// told not to.
///
/// Thread-safe.
public final class Signals {
  private static final Logger log = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /// Has this process take no notice of INT, TERM and HUP: the angel decides what becomes of its
  /// child, and a key at the terminal that is meant for the angel reaches both.
  public static void ignoreTermination() {
    try {
      var handler = Class.forName("sun.misc.SignalHandler");
      var ignore = handler.getField("SIG_IGN").get(null);
      for (var name : new String[] {"INT", "TERM", "HUP"}) {
        if (!set(name, handler, ignore)) {
          log.debug("SIG{} stays as it was when this process was started", name);
        }
      }
    } catch (ReflectiveOperationException e) {
      log.warn("signals can't be ignored: a Ctrl-C ends the service at once", e);
    }
  }

  /// Calls the action whenever the signal comes, on a thread of its own.
  @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself
  static void handle(String name, Runnable action) {
    try {
      var handler = Class.forName("sun.misc.SignalHandler");
      var proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, args) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "equals" -> self == args[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "handler of SIG" + name;
                  });
      if (!set(name, handler, proxy)) {
        log.info("SIG{} has no effect: this process was started so, by nohup for instance", name);
      }
    } catch (ReflectiveOperationException e) {
      log.warn("SIG{} can't be handled here", name, e);
    }
  }

  /// {@return false if the virtual machine leaves the signal alone, as it does with those that were
  /// ignored when it was started, by `nohup` say, and with `-Xrs`}
  private static boolean set(String name, Class<?> handler, Object action)
      throws ReflectiveOperationException {
    var signal = Class.forName("sun.misc.Signal");
    var known = signal.getConstructor(String.class).newInstance(name);
    try {
      var before = signal.getMethod("handle", signal, handler).invoke(null, known, action);
      return !Objects.equals(before, handler.getField("SIG_IGN").get(null));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return false;
      }
      throw e;
    }
  }
}
