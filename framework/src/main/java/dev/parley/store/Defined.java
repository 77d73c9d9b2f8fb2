package dev.parley.store;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a field of a stored class that, in objects with a definition in a file, always comes from
/// there; for other fields the definition gives only what they are before the object is saved. See
/// [Definitions].
///
/// Immutable.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Defined {}
