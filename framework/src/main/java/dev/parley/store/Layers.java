package dev.parley.store;

import dev.parley.store.definition.Definition;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The objects of a store as their authors have defined them, below what is saved of them.
///
/// Confined to its strand.
final class Layers<T> {
  /// The field of a definition that names the subclass, where a store knows some.
  private static final String KIND = "kind";

  private final Forms<T> forms;
  private final Documents documents;
  private Map<String, Definition> definitions = Map.of();

  Layers(Forms<T> forms, Documents documents) {
    this.forms = forms;
    this.documents = documents;
  }

  Map<String, Definition> definitions() {
    return definitions;
  }

  /// Has objects made by other definitions from now on.
  void replace(Map<String, Definition> present) {
    definitions = new LinkedHashMap<>(present);
  }

  /// {@return an object as it is defined}
  ///
  /// @throws DefinitionMisfit if the definition does not fit the class
  private T make(Definition definition) {
    T object = begin(definition);
    lay(definition, object);
    return object;
  }

  /// {@return an object with the key of a definition, to be filled by [#lay]} What refers to it can
  /// find it meanwhile.
  ///
  /// @throws DefinitionMisfit if the definition does not fit the class
  T begin(Definition definition) {
    return shape(definition).make(definition.key());
  }

  private Shape<? extends T> shape(Definition definition) {
    JsonNode kind = forms.kinds().isEmpty() ? null : definition.fields().get(KIND);
    if (kind == null) {
      return forms.shape();
    }
    String name = kind.asString();
    Shape<? extends T> known = forms.shape(name);
    if (known == null) {
      throw new DefinitionMisfit(definition.error(KIND, name, "one of " + forms.kinds()));
    }
    return known;
  }

  /// Fills an object with what its definition says.
  ///
  /// @throws DefinitionMisfit if the definition does not fit the class
  /// @throws StoreException if something that it refers to can't be read
  void lay(Definition definition, T object) {
    ObjectNode fields = definition.fields();
    if (!forms.kinds().isEmpty()) {
      fields = fields.deepCopy();
      fields.remove(KIND);
    }
    try {
      documents.define(fields, object);
    } catch (JacksonException failure) {
      if (failure.getCause() instanceof StoreException known) {
        throw known;
      }
      throw new DefinitionMisfit(definition.error(failure));
    }
  }

  /// Fills an object with what its definition says, if it has one of its class.
  void lay(Forms.Document<T> document, T object) {
    Definition definition = definitions.get(document.row().key());
    if (definition != null && shape(definition).type() == document.shape().type()) {
      lay(definition, object);
    }
  }

  /// Gives an object that was filled with what is saved of it the fields that always come from its
  /// definition.
  void finish(String key, T object) {
    Definition definition = definitions.get(key);
    if (definition != null) {
      T defined = make(definition);
      for (Field field : fields(defined, object)) {
        if (field.isAnnotationPresent(Defined.class)) {
          Shape.copy(field, defined, object);
        }
      }
    }
  }

  /// Has an active object follow its definition, which has changed: in the fields that always do,
  /// and if nothing is saved of it also in those that still are as they were defined.
  ///
  /// @param before null if it had none
  void follow(T object, boolean isSaved, @Nullable Definition before, Definition now) {
    T defined = make(now);
    T then = before == null || isSaved ? null : make(before);
    for (Field field : fields(defined, object)) {
      if (field.isAnnotationPresent(Defined.class)
          || (then != null && isSame(field, object, then))) {
        Shape.copy(field, defined, object);
      }
    }
  }

  /// Those that both have: a saved object stays of the kind that it was saved as.
  private List<Field> fields(T defined, T object) {
    return forms.shapeOf(defined).saved().stream()
        .filter(field -> field.getDeclaringClass().isInstance(object))
        .toList();
  }

  private boolean isSame(Field field, T object, T other) {
    return field.getDeclaringClass().isInstance(other)
        && Objects.equals(written(field, object), written(field, other));
  }

  private @Nullable Object written(Field field, T object) {
    Object value = Shape.get(field, object);
    return value == null ? null : documents.value(value);
  }
}
