package dev.parley.commands;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method a command, for [CommandSet#addAll], or says what a [dev.parley.Handler] class is
/// as a command, for [CommandSet#add].
///
/// ```java
/// @Command(value = "tell <client> <message>", help = "Says something to one person only.")
/// void tell(Client speaker, Client target, String message) { ... }
/// ```
///
/// The last parameters of the method are the arguments in their order: of a list the parameter is a
/// `List`; of what may be left out it must not be primitive, and gets null. Those before are
/// supplied by their types: [dev.parley.Client], [CommandEvent], [dev.parley.Service], and what
/// [Commands#supply] adds.
///
/// Immutable.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Command {
  /// {@return the pattern, as for [CommandSet#add(String, CommandBody)]; the name alone, if there
  /// is a [#regex]}
  String value();

  /// {@return a regular expression for what follows the name; each group is an argument, null if it
  /// took no part}
  String regex() default "";

  /// {@return how the command is shown to people, with its name, where that is not plain from the
  /// pattern}
  String syntax() default "";

  /// {@return see [RegisteredCommand#help]}
  String help() default "";

  /// {@return see [RegisteredCommand#group]}
  String group() default "";

  /// {@return see [RegisteredCommand#aliases]}
  String[] aliases() default {};

  /// {@return see [RegisteredCommand#permission]}
  String permission() default "";
}
