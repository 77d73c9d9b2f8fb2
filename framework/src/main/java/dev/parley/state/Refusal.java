package dev.parley.state;

import java.lang.reflect.Proxy;

/// Why a class can't be written, and what to do about it.
final class Refusal {
  private Refusal() {}

  static String of(Class<?> type, boolean inField) {
    var instead = inField ? ", or make the field transient" : "";
    if (type.isHidden() || type.isSynthetic()) {
      return "a lambda can't be written (" + kind(type) + "); use a record or an enum" + instead;
    }
    if (type.isAnonymousClass()) {
      return type.getName()
          + " has no name that lasts, since it is anonymous; give it a name and declare it"
          + instead;
    }
    if (Proxy.isProxyClass(type)) {
      return "a proxy can't be written (" + kind(type) + "); keep what it stands for" + instead;
    }
    if (isOfTheJdk(type)) {
      return type.getName()
          + " is a class of the JDK that can't be written; keep a copy or a key in its place"
          + instead;
    }
    return type.getName()
        + " is not declared; declare it by service.declare("
        + type.getSimpleName()
        + ".class)"
        + instead;
  }

  private static String kind(Class<?> type) {
    var interfaces = type.getInterfaces();
    return interfaces.length == 0 ? "Object" : interfaces[0].getName();
  }

  // Loaders have no other equality.
  @SuppressWarnings("ReferenceEquality")
  static boolean isOfTheJdk(Class<?> type) {
    var loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
