package dev.parley.commands;

/// What a command does.
///
/// Called on the strand of the service.
@FunctionalInterface
public interface CommandBody {
  /// Does the command. May wait; what the person types meanwhile goes to the questions that it
  /// asks. After a restart it begins anew; a [dev.parley.Handler] class goes on.
  ///
  /// @throws CommandRefused to tell the person why it can't be done
  /// @throws Exception whatever else it throws is logged, and the person is told that it failed
  void run(CommandEvent cmd) throws Exception;
}
