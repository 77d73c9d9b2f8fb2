package dev.parley.testkit;

import dev.parley.Answers;
import dev.parley.Connect;
import dev.parley.Field;
import dev.parley.Handler;
import dev.parley.Menu;
import dev.parley.Reply;
import dev.parley.Step;
import dev.parley.event.Key;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// A conversation of ten steps that waits in every way there is.
class LongTalk extends Handler<Connect> {
  static final Key<String> RESULT = Key.of("result", String.class);

  static final Field<String> TOWN =
      Field.text("Town").check(town -> town.length() > 10 ? "10 characters are the most." : null);
  static final Field<Integer> AGE = Field.of("Age", "a whole number", Integer::valueOf);
  static final Field<String> PIN =
      Field.secret("PIN").check(pin -> pin.length() == 4 ? null : "Four digits, please.");

  final transient Callable<String> work;

  String name = "";
  int number;
  int answers;
  final List<String> told = new ArrayList<>();

  LongTalk(Callable<String> work) {
    this.work = work;
  }

  private void tell(String what) {
    told.add(what);
    answers++;
  }

  @Step(1)
  void askName() {
    client().write("Welcome.");
    name = client().ask("Name: ");
    while (name.length() < 2) {
      client().write("Two letters at least.");
      name = client().ask("Name: ");
    }
    tell(name);
  }

  @Step(2)
  void askWord() {
    String word = client().askSecret("Word: ");
    if (!client().askSecret("Again: ").equals(word)) {
      client().write("They differ.");
      startOver();
      return;
    }
    tell("word of " + word.length());
  }

  @Step(3)
  void askWhether() {
    tell("plays " + client().confirm("Do you play?", Reply.within(Duration.ofDays(1))));
  }

  @Step(4)
  void askColour() {
    int chance = service().random().nextInt(1_000_000);
    client().write("Your number is " + chance + ".");
    tell(client().choose("Colour: ", Menu.of("red", "green", "grey")));
    number = chance;
    client().write("It was " + number + ".");
  }

  @Step(5)
  void fillIn() {
    Answers form = client().form(TOWN, AGE, PIN);
    tell(form.get(TOWN) + " " + form.get(AGE) + " " + form.get(PIN));
  }

  @Step(6)
  void read() {
    tell("read " + client().page("A line of the rules.\n".repeat(60)));
  }

  @Step(7)
  void select() {
    String first =
        client()
            .<String>select()
            .line(line -> "typed " + line)
            .after(Duration.ofMinutes(10), () -> "nothing")
            .await();
    String second =
        client()
            .<String>select()
            .line(line -> "typed " + line)
            .after(Duration.ofMinutes(10), () -> "nothing")
            .await();
    tell(first + ", " + second);
  }

  @Step(8)
  void sleep() {
    client().write(thanks() + ", " + name + ". One moment.");
    service().sleep(Duration.ofMinutes(45));
    client().write("So.");
    answers++;
  }

  @Step(9)
  void work() throws Exception {
    tell(service().call(work));
  }

  @Step(10)
  void readLines() {
    client().print("> ");
    String line = client().readLine(Duration.ofHours(1));
    try {
      tell(line + client().readLine(Duration.ofHours(1)));
    } catch (WaitTimeoutException e) {
      tell(line + ", and then nothing");
    }
    client().put(RESULT, told + " in " + answers);
    client().write(thanks() + ".");
  }

  String thanks() {
    return "Thank you";
  }

  /// The same in the next version of its code.
  static class Changed extends LongTalk {
    String added = "default";

    Changed(Callable<String> work) {
      super(work);
    }

    @Override
    String thanks() {
      return "Many thanks";
    }

    @Step(20)
    void end() {
      client().write("[new code] " + helper());
    }

    private String helper() {
      return "added: " + added;
    }
  }
}
