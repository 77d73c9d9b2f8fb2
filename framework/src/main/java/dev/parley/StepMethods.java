package dev.parley;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the steps of a [Handler] class, once for each class.
///
/// Thread-safe.
final class StepMethods {
  private static final int OVERRIDABLE = Modifier.PUBLIC | Modifier.PROTECTED;

  private static final ClassValue<List<StepMethod>> KNOWN =
      new ClassValue<>() {
        @Override
        protected List<StepMethod> computeValue(Class<?> type) {
          return new StepMethods(type).read();
        }
      };

  private final Class<?> type;

  /// A step as it was found, with the method that overrides all others of its name so far.
  private record Found(int number, Method method) {}

  private final Map<String, Found> steps = new HashMap<>();

  private StepMethods(Class<?> type) {
    this.type = type;
  }

  /// {@return the steps of the class, in the order in which they run}
  ///
  /// @throws HandlerDefinitionException if the class is written wrongly
  static List<StepMethod> of(Class<?> type) {
    return KNOWN.get(type);
  }

  private List<StepMethod> read() {
    for (Class<?> owner : fromTheTop()) {
      for (Class<?> contract : owner.getInterfaces()) {
        refuseStepsOf(contract);
      }
      for (Method method : methods(owner)) {
        note(method);
      }
    }
    if (steps.isEmpty()) {
      throw new HandlerDefinitionException(
          type, " has no step (expected at least one method annotated with @Step, as @Step(10))");
    }
    List<StepMethod> sorted = new ArrayList<>();
    steps.forEach(
        (name, step) -> sorted.add(new StepMethod(step.number(), name, handle(step.method()))));
    sorted.sort(null);
    return List.copyOf(sorted);
  }

  private Deque<Class<?>> fromTheTop() {
    Deque<Class<?>> owners = new ArrayDeque<>();
    for (Class<?> c = type; c != null && c != Handler.class; c = c.getSuperclass()) {
      owners.push(c);
    }
    return owners;
  }

  /// The order of reflection is not defined; which error is reported should not depend on it.
  private static List<Method> methods(Class<?> owner) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .sorted(Comparator.comparing(Method::toString))
        .toList();
  }

  private static void refuseStepsOf(Class<?> contract) {
    for (Method method : methods(contract)) {
      if (method.isAnnotationPresent(Step.class)) {
        throw wrong(method, "is declared in an interface (expected a step in a class)");
      }
    }
    for (Class<?> parent : contract.getInterfaces()) {
      refuseStepsOf(parent);
    }
  }

  private void note(Method method) {
    @Nullable Step annotation = method.getAnnotation(Step.class);
    @Nullable Found overridden =
        method.getParameterCount() == 0 ? steps.get(method.getName()) : null;
    if (annotation == null && overridden == null) {
      return;
    }
    if (overridden != null) {
      checkOverrides(method, overridden.method());
    }
    if (annotation != null) {
      checkShape(method);
    }
    steps.put(method.getName(), new Found(number(method, annotation, overridden), method));
  }

  private static int number(Method method, @Nullable Step annotation, @Nullable Found overridden) {
    if (annotation != null && annotation.value() != Step.INHERITED) {
      return annotation.value();
    }
    if (overridden == null) {
      throw wrong(
          method, "overrides no step (expected a number, as @Step(10), or the name of a step)");
    }
    return overridden.number();
  }

  private static void checkShape(Method method) {
    if (Modifier.isPrivate(method.getModifiers())) {
      throw wrong(
          method, "is private (expected protected or public, so that it can be overridden)");
    }
    if (Modifier.isStatic(method.getModifiers())) {
      throw wrong(method, "is static (expected a method of one conversation)");
    }
    if (method.getParameterCount() > 0) {
      throw wrong(method, "has parameters (expected none; the event is at hand as event())");
    }
    if (method.getReturnType() != void.class) {
      throw wrong(method, "returns a value (expected void; keep the value in a field)");
    }
  }

  private static void checkOverrides(Method method, Method overridden) {
    boolean reachable =
        (overridden.getModifiers() & OVERRIDABLE) != 0
            || overridden
                .getDeclaringClass()
                .getPackageName()
                .equals(method.getDeclaringClass().getPackageName());
    if (!reachable) {
      throw wrong(
          method,
          "does not override the step of %s, which is visible in its own package only (expected that one to be protected)"
              .formatted(overridden.getDeclaringClass().getName()));
    }
  }

  private static HandlerDefinitionException wrong(Method method, String what) {
    return new HandlerDefinitionException(
        method.getDeclaringClass(), "." + method.getName() + "() " + what);
  }

  private static MethodHandle handle(Method method) {
    try {
      method.setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(method)
          .asType(MethodType.methodType(void.class, Handler.class));
    } catch (IllegalAccessException | RuntimeException e) {
      throw wrong(
          method,
          "can't be called (expected its package to be open to the framework, or class and method to be public): "
              + e.getMessage());
    }
  }
}
