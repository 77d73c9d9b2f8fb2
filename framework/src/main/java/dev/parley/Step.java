package dev.parley;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method a step of its [Handler] class. The method takes nothing, returns nothing, is
/// neither private nor static, and may wait.
///
/// Steps run in the order of their numbers, those of one number in the order of their names. A
/// subclass inherits the steps; a method that overrides one keeps its number, unless it is
/// annotated itself with another.
///
/// Under the angel a conversation goes on after a restart: the step that it was in runs again from
/// its beginning, with the fields as they were then. Calls of the framework (asking and writing,
/// `put` and `remove`, [Service#sleep], [Service#call], [Service#trigger], [Service#start],
/// [Service#random], [Service#now]) then return what they returned before and do nothing to
/// anybody, up to the question at which the conversation was. Where new code asks something else
/// than the old one did, that is asked, and what follows is too; what it says between questions
/// that are answered may have changed. The code between these calls really runs again. So it must
/// be free of other effects: a counter that a step keeps in a static field would count twice, and
/// time and chance are to be had from the service.
///
/// Immutable.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Step {
  /// The value of a step that has the number of the one that it overrides.
  int INHERITED = Integer.MIN_VALUE;

  /// {@return the number of the step; without one, the method must override a step, whose number it
  /// keeps}
  int value() default INHERITED;
}
