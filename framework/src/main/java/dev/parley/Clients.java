package dev.parley;

import dev.parley.event.Key;
import dev.parley.link.ToGate;
import dev.parley.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A group of clients that can be written to as one, in the order in which they joined. A client
/// that leaves the service leaves its groups, before [Disconnect] is fired.
///
/// Made by [Service#group]; [Service#clients] is the group of all.
///
/// Thread-safe. An iteration goes over those who were there when it began.
public final class Clients implements Iterable<Client> {
  private static final Client[] NOBODY = {};

  private final Service service;
  private final String name;

  /// Guarded by itself.
  private final LinkedHashSet<Client> members = new LinkedHashSet<>();

  /// The members as an array, until somebody joins or leaves.
  private volatile Client @Nullable [] snapshot = NOBODY;

  private volatile @Nullable Predicate<? super Client> hears;

  Clients(Service service, String name) {
    this.service = service;
    this.name = name;
  }

  /// {@return a condition that holds for everybody but the given clients, for [#writeAll(String,
  /// Predicate)] and the like}
  public static Predicate<Client> except(Client... clients) {
    if (clients.length == 1) {
      Client one = clients[0];
      return client -> !client.equals(one);
    }
    return except(Set.of(clients));
  }

  /// {@return a condition that holds for everybody but the given clients}
  public static Predicate<Client> except(Collection<Client> clients) {
    Set<Client> excluded = Set.copyOf(clients);
    return client -> !excluded.contains(client);
  }

  /// {@return the name of the group}
  public String name() {
    return name;
  }

  // ---- who is in it

  /// Adds a client.
  ///
  /// @return false if it is in the group already, or has left the service
  public boolean add(Client client) {
    return service.calls().perform(CallKind.JOIN, client.number(), name, () -> join(client));
  }

  private boolean join(Client client) {
    boolean joined = take(client, service.nextJoin());
    if (joined) {
      service.keeping().changedGroups(client);
    }
    return joined;
  }

  /// As [#add], for a client that another process has added.
  ///
  /// @param count the number of the joining
  boolean take(Client client, long count) {
    synchronized (members) {
      if (members.contains(client) || !client.join(this, count)) {
        return false;
      }
      members.add(client);
      snapshot = null;
      return true;
    }
  }

  /// Removes a client.
  ///
  /// @return false if it was not in the group
  public boolean remove(Client client) {
    return service.calls().perform(CallKind.PART, client.number(), name, () -> part(client));
  }

  private boolean part(Client client) {
    boolean parted = drop(client);
    if (parted) {
      service.keeping().changedGroups(client);
    }
    return parted;
  }

  /// As [#remove], when the client leaves.
  boolean drop(Client client) {
    synchronized (members) {
      if (!members.remove(client)) {
        return false;
      }
      snapshot = null;
    }
    client.part(this);
    return true;
  }

  /// {@return whether the client is in the group}
  public boolean contains(Client client) {
    synchronized (members) {
      return members.contains(client);
    }
  }

  /// {@return how many there are}
  public int size() {
    return members().length;
  }

  /// {@return whether nobody is there}
  public boolean isEmpty() {
    return size() == 0;
  }

  @Override
  public Iterator<Client> iterator() {
    return Arrays.asList(members()).iterator();
  }

  /// {@return the members that meet a condition}
  public List<Client> filter(Predicate<? super Client> condition) {
    return Arrays.stream(members()).filter(condition).toList();
  }

  // ---- writing

  /// Decides who hears what is written to all, from now on, in place of an earlier condition; the
  /// service's own condition, [Service#filterAll], holds for every group beside it.
  ///
  /// @param hears tested for each client at each writing; must be quick and must not wait
  public void filterAll(Predicate<? super Client> hears) {
    this.hears = Objects.requireNonNull(hears, "hears");
  }

  /// Writes a text and a line end to every member that passes the filters.
  public void writeAll(String text) {
    writeAll(text, _ -> true);
  }

  /// Writes a text and a line end to every member that passes the filters and meets the condition:
  /// `writeAll("Ann has come", except(ann))`.
  public void writeAll(String text, Predicate<? super Client> condition) {
    printAll(text.concat("\n"), condition);
  }

  /// Writes a text without a line end to every member that passes the filters and meets the
  /// condition.
  public void printAll(String text, Predicate<? super Client> condition) {
    Objects.requireNonNull(text, "text");
    if (!service.calls().isDue(CallKind.WRITE_ALL, 0, text)) {
      return;
    }
    long[] hearing = numbers(client -> hears(client) && condition.test(client));
    if (hearing.length > 0) {
      service.outbox().add(new ToGate.WriteAll(hearing, text), text.length() + hearing.length);
    }
  }

  /// Writes a text and a line end to every member that passes the filters, as its display shows it.
  public void writeAll(Text text) {
    writeAll(text, _ -> true);
  }

  /// Writes a text and a line end to every member that passes the filters and meets the condition,
  /// as its display shows it: rendered once for all whose displays are alike.
  public void writeAll(Text text, Predicate<? super Client> condition) {
    Objects.requireNonNull(text, "text");
    if (!service.calls().isDue(CallKind.WRITE_ALL, 0, text)) {
      return;
    }
    Readers readers = new Readers(text);
    for (Client client : members()) {
      if (client.isOpen() && hears(client) && condition.test(client)) {
        readers.add(client);
      }
    }
    readers.writeTo(service.outbox());
  }

  // ---- messages beside the text

  /// Sends a message beside the text, as [Client#send(String, Object)] does, to every member that
  /// passes the filters and wants it: `room.send("Room.Weather", weather)`. The value becomes JSON
  /// once, whoever gets it.
  ///
  /// @throws IllegalArgumentException if Jackson does not know how, or the name has blanks
  public void send(String name, Object value) {
    send(name, value, _ -> true);
  }

  /// Sends a message beside the text, as by [#send(String, Object)], to those who meet the
  /// condition too.
  public void send(String name, Object value, Predicate<? super Client> condition) {
    Objects.requireNonNull(value, "value");
    Client.requireName(name);
    if (!service.calls().isDue(CallKind.SEND_ALL, 0, name)) {
      return;
    }
    long[] wanting =
        numbers(client -> client.wants(name) && hears(client) && condition.test(client));
    if (wanting.length > 0) {
      String json = Json.write(value);
      service
          .outbox()
          .add(new ToGate.OutOfBandAll(wanting, name, json), json.length() + wanting.length);
    }
  }

  /// {@return the numbers of the members that can be written to and meet the condition}
  private long[] numbers(Predicate<? super Client> condition) {
    Client[] members = members();
    long[] numbers = new long[members.length];
    int count = 0;
    for (Client client : members) {
      if (client.isOpen() && condition.test(client)) {
        numbers[count++] = client.number();
      }
    }
    return count == numbers.length ? numbers : Arrays.copyOf(numbers, count);
  }

  // ---- telling who is here

  /// {@return who is here, for people: "Ann and Bob are here"; see [#who(Key, Predicate)]}
  public String who(Key<?> name) {
    return who(name, _ -> true);
  }

  /// {@return which of those who pass the filters and meet the condition are here, for people:
  /// "Ann, Bob and Cat are here", "Ann and 2 others are here" if some have no name, "3 people are
  /// here" if none has, "Nobody else is here" if there is nobody}
  ///
  /// @param name the attribute that holds the name of a client
  public String who(Key<?> name, Predicate<? super Client> condition) {
    List<String> names = new ArrayList<>();
    int nameless = 0;
    for (Client client : members()) {
      if (!hears(client) || !condition.test(client)) {
        continue;
      }
      Object known = client.get(name);
      if (known == null) {
        nameless++;
      } else {
        names.add(known.toString());
      }
    }
    if (names.isEmpty() && nameless == 0) {
      return "Nobody else is here";
    }
    if (names.isEmpty()) {
      return nameless == 1 ? "1 person is here" : nameless + " people are here";
    }
    if (nameless > 0) {
      names.add(nameless == 1 ? "1 other" : nameless + " others");
    }
    return enumerate(names) + (names.size() == 1 ? " is here" : " are here");
  }

  private static String enumerate(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private boolean hears(Client client) {
    var own = hears;
    return service.hears(client) && (own == null || own.test(client));
  }

  private Client[] members() {
    Client[] known = snapshot;
    if (known != null) {
      return known;
    }
    synchronized (members) {
      Client[] fresh = members.toArray(NOBODY);
      snapshot = fresh;
      return fresh;
    }
  }

  @Override
  public String toString() {
    return "group " + name + " of " + size();
  }
}
