package dev.parley.store;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the field of a stored class, a `String`, that holds the key. Each class has one. A key is
/// made of lower-case letters, digits, `_` and `-`, at most 100 of them, and never changes.
///
/// Immutable.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Id {}
