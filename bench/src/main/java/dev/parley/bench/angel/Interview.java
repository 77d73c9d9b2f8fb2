package dev.parley.bench.angel;

import dev.parley.Handler;
import dev.parley.Step;

/// Asks ten questions: `? ROUND.NUMBER> `. At its end it says what it was answered, and how many
/// lines of the client were handled: `! ROUND COUNT ANSWERS`.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class Interview extends Handler<Interviewed> {
  /// How many questions an interview has.
  static final int QUESTIONS = 10;

  private String answers = "";

  @Step(10)
  void begin() {
    TallyMain.count(client());
  }

  /// Questions of one step, the first of which are answered from the record after a restart.
  @Step(20)
  void askManyInOneStep() {
    for (int number = 0; number < QUESTIONS - 2; number++) {
      ask(number);
    }
  }

  @Step(30)
  void askAnother() {
    ask(QUESTIONS - 2);
  }

  @Step(40)
  void askTheLast() {
    ask(QUESTIONS - 1);
  }

  @Step(50)
  void end() {
    client().write("! %d %d%s".formatted(event().round(), client().get(TallyMain.COUNT), answers));
  }

  private void ask(int number) {
    var question = "? " + event().round() + "." + number + Script.PROMPT_END;
    answers += " " + client().ask(question);
    TallyMain.count(client());
  }
}
