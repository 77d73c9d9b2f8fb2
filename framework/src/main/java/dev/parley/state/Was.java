package dev.parley.state;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Earlier names of a class, a field, a record component or an enum constant, so that state which
/// was written under one of them still finds it.
///
/// ```java
/// @Was("com.example.chat.Profile")
/// public record Person(@Was("nick") String name, int age) {}
/// ```
///
/// A present name goes before an earlier one: if some class is called `com.example.chat.Profile`
/// now, what was written under this name is read as that class.
///
/// Immutable.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Was {
  /// {@return the earlier names: of a class the binary name with its package, as
  /// `com.example.Chat$Profile`; of a field, component or constant the plain name}
  String[] value();
}
