package dev.parley.bench.angel;

import java.util.OptionalLong;

/// What somebody types, line for line, and has to see: exactly one answer for each line, in order.
///
/// Immutable.
sealed interface Script {
  /// What everybody sees first.
  String WELCOME = "welcome";

  /// What a question ends with.
  String PROMPT_END = "> ";

  /// {@return the line of that number, counted from 0}
  String line(int number);

  /// {@return what the answer to the line of that number has to be; where it also tells the process
  /// that has given it, without that}
  String answer(int number);

  /// {@return the process that has given the answer, if it tells}
  default OptionalLong process(String answer) {
    return OptionalLong.empty();
  }

  /// Somebody who talks.
  ///
  /// @param name of the talker, a number
  /// @param room empty for none
  record Talk(int name, String room) implements Script {
    @Override
    public String line(int number) {
      return joins(number) ? "join " + room + " " + name : "say " + number;
    }

    @Override
    public String answer(int number) {
      int count = number + 1;
      return joins(number) ? "+ " + count : "= " + number + " " + count;
    }

    @Override
    public OptionalLong process(String answer) {
      return answer.startsWith("=")
          ? OptionalLong.of(Long.parseLong(answer.substring(answer.lastIndexOf(' ') + 1)))
          : OptionalLong.empty();
    }

    private boolean joins(int number) {
      return number == 0 && !room.isEmpty();
    }
  }

  /// Somebody who is interviewed again and again.
  record Answers() implements Script {
    /// One line starts an interview, the others answer its questions.
    private static final int LINES = Interview.QUESTIONS + 1;

    @Override
    public String line(int number) {
      int round = number / LINES;
      int part = number % LINES;
      return part == 0 ? "interview " + round : round + "." + (part - 1);
    }

    @Override
    public String answer(int number) {
      int round = number / LINES;
      int part = number % LINES;
      if (part < Interview.QUESTIONS) {
        return "? " + round + "." + part;
      }
      var end = new StringBuilder("! " + round + " " + (number + 1));
      for (int question = 0; question < Interview.QUESTIONS; question++) {
        end.append(' ').append(round).append('.').append(question);
      }
      return end.toString();
    }
  }
}
