package dev.parley.event;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Makes handlers of the annotated methods of an object.
final class GroupMethods {
  private GroupMethods() {}

  /// A method as a handler; equal to another one of the same method and object.
  private record MethodHandler(Object target, Method method, MethodHandle handle)
      implements EventHandler<Object> {
    @Override
    public void handle(Object event) throws Exception {
      try {
        handle.invokeExact(event);
      } catch (Exception | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new HandlerException(name(method), e);
      }
    }

    // The same object is meant, not an equal one.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof MethodHandler handler
          && target == handler.target
          && method.equals(handler.method);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(target) * 31 + method.hashCode();
    }

    @Override
    public String toString() {
      return name(method);
    }
  }

  static List<Bindings.Wanted> of(Object target, Registry registry) {
    List<Bindings.Wanted> wanted = new ArrayList<>();
    for (Method method : AnnotatedMethods.of(target.getClass())) {
      try {
        wanted.add(wanted(target, method, registry));
      } catch (IllegalArgumentException | InaccessibleObjectException | IllegalAccessException e) {
        throw new IllegalArgumentException(name(method) + ": " + e.getMessage(), e);
      }
    }
    return wanted;
  }

  private static Bindings.Wanted wanted(Object target, Method method, Registry registry)
      throws IllegalAccessException {
    On on = method.getAnnotation(On.class);
    check(method, on);
    method.setAccessible(true);
    MethodHandle handle = MethodHandles.lookup().unreflect(method).bindTo(target);
    if (method.getParameterCount() == 2) {
      handle = MethodHandles.insertArguments(handle, 1, registry);
    }
    handle = handle.asType(handle.type().changeReturnType(void.class));
    handle = handle.asType(handle.type().changeParameterType(0, Object.class));
    return new Bindings.Wanted(
        terms(on, method, registry), new MethodHandler(target, method, handle));
  }

  private static void check(Method method, On on) {
    Class<?>[] parameters = method.getParameterTypes();
    boolean fits =
        !Modifier.isStatic(method.getModifiers())
            && (parameters.length == 1
                || (parameters.length == 2 && parameters[1] == Registry.class))
            && parameters[0].isAssignableFrom(on.value());
    if (!fits) {
      throw new IllegalArgumentException(
          "can't be called with a %s (expected a method of the object with the parameter %s, and a Registry after it if wanted)"
              .formatted(on.value().getSimpleName(), on.value().getSimpleName()));
    }
  }

  private static Terms terms(On on, Method method, Registry registry) {
    var registration = new Registration<>(Unbound.INSTANCE, on.value());
    registration.label(on.label().isEmpty() ? name(method) : on.label());
    if (!on.phase().isEmpty()) {
      registration.in(registry.phase(on.phase()));
    }
    if (on.times() != 0) {
      registration.times(on.times());
    }
    if (!on.named().isEmpty()) {
      registration.named(on.named());
    }
    if (!on.matching().isEmpty()) {
      registration.named(pattern(on.matching()));
    }
    for (String where : on.where()) {
      where(registration, where);
    }
    if (on.first()) {
      registration.first();
    }
    if (on.last()) {
      registration.last();
    }
    if (on.evenIfStopped()) {
      registration.evenIfStopped();
    }
    if (on.detached()) {
      registration.detached();
    }
    if (on.oncePerEvent()) {
      registration.oncePerEvent();
    }
    return registration.terms();
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("matching: " + e.getMessage(), e);
    }
  }

  private static void where(Registration<?> registration, String where) {
    int equals = where.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("where: \"" + where + "\" (expected name=value)");
    }
    Attribute<?> attribute =
        AttributeFinder.find(registration.terms().type, where.substring(0, equals));
    registration.where(attribute.asText(), where.substring(equals + 1));
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }
}
