package dev.parley.store;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names fields that a stored class, or the class of a part of its objects, once had and that may
/// go: what the documents still hold of them is left out at the next save of each object. Other
/// fields that the class does not have are kept.
///
/// Immutable.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Dropped {
  /// {@return the names of the fields}
  String[] value();
}
