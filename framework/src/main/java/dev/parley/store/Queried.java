package dev.parley.store;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a field of a stored class that [Store#query] may ask for: the database keeps an index for
/// it. It is a text, a number, a truth value, an enum, an `Instant`, a `LocalDate`, or a reference
/// to another stored object.
///
/// Immutable.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Queried {}
