package dev.parley.examples.talker;

import dev.parley.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Somebody who has an account at the talker.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
// tag::member[]
final class Member extends User {
  /// The channels that they listen to.
  private final Set<String> channels = new TreeSet<>(Set.of("news"));

  /// What others have left for them to read.
  private final List<String> notes = new ArrayList<>();

  Set<String> channels() {
    return channels;
  }

  List<String> notes() {
    return notes;
  }
}
// end::member[]
