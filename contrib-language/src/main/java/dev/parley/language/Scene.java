package dev.parley.language;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A message and who is in it; [#forViewer] is what somebody gets to read.
///
/// Immutable, as far as its people are.
public final class Scene {
  private final Message message;
  private final Person actor;
  private final Map<String, Message.Role> roles;
  private final ListStyle lists;

  Scene(Message message, Person actor, Map<String, Message.Role> roles, ListStyle lists) {
    this.message = message;
    this.actor = actor;
    this.roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    this.lists = lists;
  }

  /// {@return the same with these as targets} Nobody leaves the role empty; who is named twice is
  /// one.
  public Scene to(Person... targets) {
    return to(List.of(targets));
  }

  /// {@return the same with these as targets}
  public Scene to(Collection<? extends Person> targets) {
    return with(Message.TARGET, Message.Role.of(targets));
  }

  /// {@return the same with all of these as targets, but called "everyone" or the like}
  public Scene toAll(Collection<? extends Person> targets, String label) {
    return with(Message.TARGET, new Message.Role(List.copyOf(targets), label));
  }

  /// {@return the same with somebody in a role of the message's own}
  public Scene with(String role, Person person) {
    return with(role, Message.Role.of(person));
  }

  /// {@return the same with words in a role of the message's own, "a sword" or "happily"}
  ///
  /// They are said as they are, whatever signs are in them. Blank ones leave the role empty.
  public Scene with(String role, String words) {
    return with(
        role, words.isBlank() ? Message.Role.of() : Message.Role.of(new Message.Thing(words)));
  }

  /// {@return the same with lists of several people in this style}
  public Scene withLists(ListStyle style) {
    return new Scene(message, actor, roles, style);
  }

  Scene with(String role, Message.Role people) {
    var changed = new LinkedHashMap<>(roles);
    changed.put(role, people);
    return new Scene(message, actor, changed, lists);
  }

  /// {@return what the actor reads: "You smile at Bob."}
  ///
  /// @throws IllegalStateException if a role outside `[...]` has nobody
  public String forActor() {
    return forViewer(actor);
  }

  /// {@return what people read who have no role: "Ann smiles at Bob."}
  ///
  /// @throws IllegalStateException if a role outside `[...]` has nobody
  public String forOnlookers() {
    return new Telling(this, Set.of()).text(message.pieces());
  }

  /// {@return what this person reads, in whatever role, or in none}
  ///
  /// @throws IllegalStateException if a role outside `[...]` has nobody
  public String forViewer(Person viewer) {
    return new Telling(this, Set.of(viewer)).text(message.pieces());
  }

  /// {@return who acts}
  public Person actor() {
    return actor;
  }

  /// {@return everybody with a role besides the actor: those who read "you"}
  public Set<Person> others() {
    var others = new LinkedHashSet<Person>();
    roles.values().forEach(role -> others.addAll(role.people()));
    others.removeIf(person -> person instanceof Message.Thing || person.equals(actor));
    return others;
  }

  /// {@return who is in the role; with no people if nobody is}
  Message.Role role(String name) {
    return name.equals(Message.ACTOR)
        ? Message.Role.of(actor)
        : roles.getOrDefault(name, Message.Role.of());
  }

  ListStyle lists() {
    return lists;
  }

  Message message() {
    return message;
  }
}
