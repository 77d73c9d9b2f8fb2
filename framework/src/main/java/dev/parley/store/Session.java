package dev.parley.store;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a field of a stored class that is never saved, but comes through a restart and a crash of
/// the service as long as the object is active. After a change, [Store#touch] or [Store#save] says
/// so. Its value may be of any type that an attribute of a client may have; a client for instance.
///
/// Immutable.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Session {}
