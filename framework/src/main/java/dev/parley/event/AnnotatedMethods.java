package dev.parley.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds the methods of a class that are annotated with [On], in the order in which they are
/// written.
///
/// Reflection gives them in no particular order, so this one is read from the class file, where
/// there is one; of classes made at run time there is none, and their methods come by name.
final class AnnotatedMethods {
  private AnnotatedMethods() {}

  /// {@return the methods of the class, those of base classes first; one that is overridden keeps
  /// its place and has the annotation of the last one that is annotated}
  static Collection<Method> of(Class<?> type) {
    Deque<Class<?>> hierarchy = new ArrayDeque<>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      hierarchy.addFirst(each);
    }
    Map<String, Method> methods = new LinkedHashMap<>();
    for (Class<?> each : hierarchy) {
      for (Method method : inOrder(each)) {
        String owner = Modifier.isPrivate(method.getModifiers()) ? each.getName() + "." : "";
        methods.put(owner + method.getName() + parameters(method), method);
      }
    }
    return methods.values();
  }

  private static List<Method> inOrder(Class<?> type) {
    List<Method> methods = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(On.class) && !method.isBridge()) {
        methods.add(method);
      }
    }
    if (methods.size() > 1) {
      List<String> written = written(type);
      methods.sort(
          Comparator.<Method>comparingInt(method -> written.indexOf(key(method)))
              .thenComparing(Method::getName));
    }
    return methods;
  }

  private static List<String> written(Class<?> type) {
    String name = type.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream bytes = type.getResourceAsStream(file)) {
      if (bytes == null) {
        return List.of();
      }
      List<String> keys = new ArrayList<>();
      for (MethodModel method : ClassFile.of().parse(bytes.readAllBytes()).methods()) {
        keys.add(method.methodName().stringValue() + method.methodType().stringValue());
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  private static String key(Method method) {
    return method.getName() + parameters(method) + method.getReturnType().descriptorString();
  }

  private static String parameters(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::descriptorString)
        .collect(Collectors.joining("", "(", ")"));
  }
}
