package dev.parley.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// By which names the classes of stored objects, and those of their parts, know what is in a
/// document.
///
/// Thread-safe.
final class Names {
  private final JsonMapper mapper;
  private final Map<JavaType, Part> classes = new ConcurrentHashMap<>();

  /// Where the class of a part is not known before it is read, all earlier names are taken for its
  /// own.
  private final Part anything;

  /// @param earlier the earlier names of all classes that were met so far
  Names(JsonMapper mapper, Set<String> earlier) {
    this.mapper = mapper;
    anything = new Part(Map.of(), earlier, _ -> null);
  }

  /// What is known of one place in a document.
  ///
  /// @param earlier the present names of fields by their earlier ones
  /// @param gone names of fields that are not to be kept
  /// @param inside the types of what is inside, by their present names
  record Part(
      Map<String, String> earlier, Set<String> gone, Function<String, @Nullable JavaType> inside) {}

  /// {@return what is known of the objects of a class}
  Part of(Class<?> type) {
    return bean(mapper.constructType(type));
  }

  /// {@return what is known of what is inside a part}
  ///
  /// @param name of the field; anything for an element of a list
  Part inside(Part part, String name) {
    JavaType type = part.inside.apply(name);
    while (type != null && type.isReferenceType()) {
      type = type.getContentType();
    }
    if (type == null) {
      return anything;
    }
    if (type.isContainerType()) {
      JavaType content = type.getContentType();
      return new Part(Map.of(), Set.of(), _ -> content);
    }
    boolean isPlain = type.isConcrete() && !type.getRawClass().getName().startsWith("java.");
    return isPlain ? bean(type) : anything;
  }

  private Part bean(JavaType type) {
    Part known = classes.get(type);
    if (known == null) {
      known = introspect(type);
      classes.put(type, known);
    }
    return known;
  }

  private Part introspect(JavaType type) {
    DeserializationConfig config = mapper.deserializationConfig();
    ClassIntrospector introspector = config.classIntrospectorInstance();
    AnnotatedClass marks = introspector.introspectClassAnnotations(type);
    if (marks.hasAnnotation(JsonTypeInfo.class)) {
      return anything;
    }
    BeanDescription bean = introspector.introspectForDeserialization(type, marks);
    Map<String, String> earlier = new LinkedHashMap<>();
    Map<String, JavaType> inside = new LinkedHashMap<>();
    bean.findProperties()
        .forEach(property -> {
          inside.put(property.getName(), property.getPrimaryType());
          property
              .findAliases()
              .forEach(name -> earlier.put(name.getSimpleName(), property.getName()));
        });
    // A present name goes before an earlier one of another field.
    earlier.keySet().removeAll(inside.keySet());
    return new Part(earlier, dropped(type.getRawClass()), inside::get);
  }

  private static Set<String> dropped(Class<?> type) {
    return Stream.<Class<?>>iterate(type, part -> part != null, Class::getSuperclass)
        .map(part -> part.getAnnotation(Dropped.class))
        .filter(dropped -> dropped != null)
        .flatMap(dropped -> Stream.of(dropped.value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Gives what a document holds under earlier names the present ones.
  ///
  /// @return whether there was anything
  boolean renew(JsonNode document, Part part) {
    boolean renewed = false;
    if (document instanceof ObjectNode fields) {
      for (Map.Entry<String, String> name : part.earlier.entrySet()) {
        JsonNode value = fields.remove(name.getKey());
        if (value != null) {
          renewed = true;
          fields.putIfAbsent(name.getValue(), value);
        }
      }
      for (Map.Entry<String, JsonNode> field : fields.properties()) {
        if (field.getValue().isContainer()) {
          renewed |= renew(field.getValue(), inside(part, field.getKey()));
        }
      }
    } else if (document instanceof ArrayNode list) {
      Part element = inside(part, "");
      for (JsonNode value : list) {
        renewed |= renew(value, element);
      }
    }
    return renewed;
  }
}
