package dev.parley.language;

import java.util.List;

/// Those whom the tests speak of.
record People(String name, Pronouns pronouns) implements Person {
  static final People ANN = new People("Ann", Pronouns.SHE);
  static final People BOB = new People("Bob", Pronouns.HE);
  static final People CAT = new People("Cat", Pronouns.THEY);
  static final List<People> ALL =
      List.of(
          ANN,
          BOB,
          CAT,
          new People("Rex", Pronouns.IT),
          new People("James", Pronouns.HE),
          new People("Emily", Pronouns.SHE),
          new People("the guard", Pronouns.HE));

  static People named(String name) {
    return ALL.stream().filter(person -> person.name().equals(name)).findFirst().orElseThrow();
  }
}
