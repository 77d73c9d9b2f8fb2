package dev.parley.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A stored class with a bit of everything.
class Person {
  enum Mood {
    FINE,
    POOR
  }

  record Address(String town, int number) {}

  @Id private String key;
  String name = "nobody";
  @Queried int level = 1;
  @Queried Mood mood = Mood.FINE;
  @Queried Instant seenAt;
  @Queried boolean quiet;
  @Queried Ref<Place> home;
  @Session int strikes;
  BigDecimal purse;
  transient Object scratch;
  Place place;
  final List<Address> addresses = new ArrayList<>();
  List<Person> friends = new ArrayList<>();

  private Person() {}

  Person(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
