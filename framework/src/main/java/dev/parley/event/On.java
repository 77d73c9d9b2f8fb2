package dev.parley.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method of a [Group] a handler. The method has the event as its parameter, and may have
/// the [Registry] that it came through as a second one. The values mean what the methods of
/// [Registration] of their names mean.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface On {
  /// {@return the class of events}
  Class<?> value();

  /// {@return the name of the phase; the middle one if empty}
  String phase() default "";

  /// {@return how many calls; 0 for any number}
  long times() default 0;

  /// {@return attributes that must be equal, each as `name=value`, compared as text}
  String[] where() default {};

  /// {@return the exact name of the events; any if empty}
  String named() default "";

  /// {@return a regular expression that must match the name from its start; any if empty}
  String matching() default "";

  /// {@return whether it comes before all others of its phase}
  boolean first() default false;

  /// {@return whether it comes after all others of its phase}
  boolean last() default false;

  /// {@return whether it is called although an earlier handler stopped the event}
  boolean evenIfStopped() default false;

  /// {@return whether later handlers go on as soon as it waits}
  boolean detached() default false;

  /// {@return whether it is called once for an event that matches several of its registrations}
  boolean oncePerEvent() default false;

  /// {@return its name in logs and metrics; class and method if empty}
  String label() default "";
}
