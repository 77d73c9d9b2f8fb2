package dev.parley.commands;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes commands of the annotated methods of an object.
///
/// Not thread-safe: many threads may use it, one at a time.
final class AnnotatedMethods {
  private final CommandSet set;
  private final Object target;

  /// A method that is ready to be added.
  private record Ready(Command said, PatternParser.Result pattern, CommandBody body) {}

  AnnotatedMethods(CommandSet set, Object target) {
    this.set = set;
    this.target = target;
  }

  List<RegisteredCommand> addAll() {
    Map<String, Ready> ready = new TreeMap<>();
    for (Method method : methods()) {
      Command said = method.getAnnotation(Command.class);
      PatternParser.Result pattern = set.parse(said);
      Ready one = new Ready(said, pattern, body(method, pattern.syntax().parameters()));
      String name = CommandSet.fold(pattern.name());
      if (ready.put(name, one) != null || set.named(name) != null) {
        throw wrong(method, "is a second command \"" + name + "\" (expected another name)");
      }
    }
    if (ready.isEmpty()) {
      throw new CommandDefinitionException(
          target.getClass().getName() + " has no method annotated with @Command");
    }
    List<RegisteredCommand> added = new ArrayList<>();
    for (Ready one : ready.values()) {
      added.add(
          set.describe(
              set.add(one.pattern(), one.said().syntax(), RegisteredCommand.Body.of(one.body())),
              one.said()));
    }
    return added;
  }

  private List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Class<?> c = target.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        String signature = method.getName() + Arrays.toString(method.getParameterTypes());
        if (!method.isSynthetic()
            && seen.add(signature)
            && method.isAnnotationPresent(Command.class)) {
          methods.add(method);
        }
      }
    }
    return methods;
  }

  private CommandBody body(Method method, List<Syntax.Parameter> arguments) {
    Class<?>[] types = method.getParameterTypes();
    int supplied = types.length - arguments.size();
    if (supplied < 0) {
      throw wrong(
          method,
          "has %d parameters (expected one for each of the arguments %s)"
              .formatted(types.length, arguments.stream().map(Syntax.Parameter::name).toList()));
    }
    if (method.getReturnType() != void.class) {
      throw wrong(method, "returns a value (expected void)");
    }
    List<Function<? super CommandEvent, ? extends @Nullable Object>> sources = new ArrayList<>();
    for (int i = 0; i < supplied; i++) {
      var source = set.commands().supplier(types[i]);
      if (source == null) {
        throw wrong(
            method,
            "has a parameter of %s (expected Client, CommandEvent, Service, or what commands.supply(...) knows; the last %d are the arguments)"
                .formatted(types[i].getName(), arguments.size()));
      }
      sources.add(source);
    }
    for (int i = 0; i < arguments.size(); i++) {
      sources.add(argument(method, types[supplied + i], arguments.get(i)));
    }
    MethodHandle handle = handle(method);
    return event -> call(handle, sources.stream().map(source -> source.apply(event)).toArray());
  }

  private static Function<CommandEvent, @Nullable Object> argument(
      Method method, Class<?> type, Syntax.Parameter argument) {
    Class<?> value = argument.list() ? List.class : argument.type();
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    if (!boxed.isAssignableFrom(value)) {
      throw wrong(
          method,
          "has a parameter of %s for <%s> (expected %s)"
              .formatted(type.getName(), argument.name(), value.getName()));
    }
    if (type.isPrimitive() && argument.optional()) {
      throw wrong(
          method,
          "has a parameter of %s for <%s>, which may be left out (expected %s, which gets null)"
              .formatted(type.getName(), argument.name(), boxed.getName()));
    }
    return event -> {
      Object given = event.arguments().values().get(argument.name());
      return given == null && argument.list() ? List.of() : given;
    };
  }

  private static CommandDefinitionException wrong(Method method, String what) {
    return new CommandDefinitionException(
        "%s.%s %s".formatted(method.getDeclaringClass().getName(), method.getName(), what));
  }

  private MethodHandle handle(Method method) {
    try {
      method.setAccessible(true);
      MethodHandle handle = MethodHandles.lookup().unreflect(method);
      int count = method.getParameterCount();
      MethodHandle bound =
          Modifier.isStatic(method.getModifiers()) ? handle : handle.bindTo(target);
      return bound
          .asFixedArity()
          .asSpreader(Object[].class, count)
          .asType(MethodType.methodType(void.class, Object[].class));
    } catch (IllegalAccessException | RuntimeException e) {
      throw wrong(
          method,
          "can't be called (expected its package to be open, or class and method to be public): "
              + e.getMessage());
    }
  }

  private static void call(MethodHandle handle, @Nullable Object[] arguments) throws Exception {
    try {
      handle.invokeExact(arguments);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("neither Exception nor Error", e);
    }
  }
}
