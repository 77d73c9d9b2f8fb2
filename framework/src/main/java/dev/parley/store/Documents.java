package dev.parley.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.parley.state.Was;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.ValueNode;

/// Objects as JSON documents, and back.
///
/// Fields are taken as they are.
///
/// Thread-safe, as far as the objects are.
final class Documents {
  private final JsonMapper mapper;

  /// Reads documents with all digits of their fractions.
  private final ObjectReader reader;

  private final Names names;

  /// Earlier names of fields of all classes that were met.
  private final Set<String> earlierNames = ConcurrentHashMap.newKeySet();

  Documents(Registered stores) {
    mapper =
        JsonMapper.builder()
            .changeDefaultVisibility(visibility ->
                visibility
                    .withVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
            .annotationIntrospector(new Marks())
            .addModule(Instants.module())
            .addModule(References.module(stores))
            .build();
    reader =
        mapper
            .readerFor(ObjectNode.class)
            .with(new Fractions())
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    names = new Names(mapper, earlierNames);
  }

  /// Has fractions be doubles, as those who look into a document expect, unless a double would lose
  /// something of them.
  private static final class Fractions extends JsonNodeFactory {
    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings("BigDecimalEquals") // The scale belongs to what would be lost.
    public ValueNode numberNode(@Nullable BigDecimal value) {
      if (value != null) {
        double near = value.doubleValue();
        if (Double.isFinite(near) && BigDecimal.valueOf(near).equals(value)) {
          return numberNode(near);
        }
      }
      return super.numberNode(value);
    }
  }

  /// Reads the framework's own marks besides those of Jackson.
  private final class Marks extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
      AnnotatedElement element = member.getAnnotated();
      boolean isOurs =
          element != null
              && (element.isAnnotationPresent(Session.class)
                  || element.isAnnotationPresent(Id.class));
      return isOurs || super.hasIgnoreMarker(config, member);
    }

    @Override
    public @Nullable List<PropertyName> findPropertyAliases(
        MapperConfig<?> config, Annotated annotated) {
      AnnotatedElement element = annotated.getAnnotated();
      Was was = element == null ? null : element.getAnnotation(Was.class);
      if (was == null) {
        return super.findPropertyAliases(config, annotated);
      }
      earlierNames.addAll(List.of(was.value()));
      return Stream.of(was.value()).map(PropertyName::construct).toList();
    }
  }

  /// {@return the document of an object}
  ///
  /// @param rest what else the document held; null for nothing
  /// @throws StoreException if it can't be written
  ObjectNode write(Object object, @Nullable Rest rest) {
    try {
      ObjectNode document = mapper.valueToTree(object);
      if (rest != null) {
        rest.addTo(document);
      }
      return document;
    } catch (JacksonException e) {
      throw new StoreException(
          "%s can't be saved: %s".formatted(object.getClass().getName(), e.getOriginalMessage()),
          e);
    }
  }

  /// {@return a field's value as it is in documents}
  JsonNode value(Object value) {
    return mapper.valueToTree(value);
  }

  /// @throws JacksonException if it is no JSON object
  ObjectNode parse(String document) {
    return reader.readValue(document);
  }

  /// Gives what a document holds under earlier names the present ones, in its parts too.
  ///
  /// @return whether there was anything
  boolean renew(ObjectNode document, Class<?> type) {
    return names.renew(document, names.of(type));
  }

  /// {@return the earlier names of a class's own fields, with the present ones}
  Map<String, String> earlierNames(Class<?> type) {
    return names.of(type).earlier();
  }

  /// {@return a document after a change of its fields}
  ObjectNode migrate(ObjectNode document, Consumer<Map<String, Object>> change) {
    Map<String, Object> fields = mapper.convertValue(document, new TypeReference<>() {});
    change.accept(fields);
    return mapper.valueToTree(fields);
  }

  /// Fills an object with fields that somebody wrote by hand: what its class does not have is a
  /// mistake.
  ///
  /// @throws JacksonException if they do not fit
  void define(ObjectNode fields, Object object) {
    var _ =
        mapper
            .readerForUpdating(object)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .<Object>readValue(fields);
  }

  /// Fills an object that nobody will use, and looks up nothing that it refers to.
  ///
  /// @throws JacksonException if its document does not fit
  void check(ObjectNode document, Object object) {
    var _ =
        mapper
            .readerForUpdating(object)
            .withAttribute(References.STAND_INS, true)
            .<Object>readValue(document);
  }

  /// Fills an object from its document.
  ///
  /// @return what the document holds that the class has no field for; null if there is nothing
  /// @throws JacksonException if it can't
  @Nullable Rest read(ObjectNode document, Object object) {
    var _ = mapper.readerForUpdating(object).<Object>readValue(document);
    ObjectNode known = mapper.valueToTree(object);
    return Rest.of(document, known, names, names.of(object.getClass()));
  }
}
