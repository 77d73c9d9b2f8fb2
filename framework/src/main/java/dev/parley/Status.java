package dev.parley;

import dev.parley.link.Excess;
import dev.parley.link.LeaveReason;
import dev.parley.link.Refusal;
import dev.parley.link.ToGate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What a service tells those who list services, by MSSP (the Mud Server Status Protocol), and
/// counts of what its clients did.
///
/// NAME, PLAYERS (how many are here) and UPTIME (since when, in seconds since 1970) are there from
/// the beginning.
///
/// Thread-safe.
public final class Status {
  private final Map<String, Supplier<?>> variables = new ConcurrentHashMap<>();
  private final Counts<Excess> excesses = new Counts<>();
  private final Counts<LeaveReason> departures = new Counts<>();
  private final Counts<Refusal> refusals = new Counts<>();

  Status(Service service) {
    put("NAME", "Parley");
    put("PLAYERS", () -> service.clients().size());
    long start = service.time().now().getEpochSecond();
    put("UPTIME", start);
  }

  /// Tells a value under a name, in place of an earlier one: `put("NAME", "The Lost City")`.
  ///
  /// @param value its text is told; a collection is a list of values
  public void put(String name, Object value) {
    Objects.requireNonNull(value, "value");
    put(name, () -> value);
  }

  /// Tells what is known at the time of the question.
  ///
  /// @param value called on the strand for each question; must be quick and must not wait
  public void put(String name, Supplier<?> value) {
    variables.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
  }

  /// {@return how often clients have exceeded each bound since the start; those that nobody has
  /// exceeded are missing}
  public Map<Excess, Long> excesses() {
    return excesses.all();
  }

  /// {@return how many clients have left since the start, by the reason; among these are
  /// [LeaveReason#IDLE] (`idle-timeout`), [LeaveReason#SILENT] (`first-line-timeout`),
  /// [LeaveReason#SLOW_READER] (`unsent-hard`, `unsent-deadline`) and [LeaveReason#FLOOD]
  /// (`negotiations`). Reasons for which nobody has left are missing}
  public Map<LeaveReason, Long> departures() {
    return departures.all();
  }

  /// {@return how many connections were refused since the start, by the reason; reasons for which
  /// none was are missing}
  public Map<Refusal, Long> refusals() {
    return refusals.all();
  }

  void count(Excess excess) {
    excesses.add(excess, 1);
  }

  void count(LeaveReason reason) {
    departures.add(reason, 1);
  }

  void count(Refusal refusal, int connections) {
    refusals.add(refusal, connections);
  }

  ToGate.Status answer(Client client) {
    Map<String, List<String>> answer = new LinkedHashMap<>();
    variables.forEach((name, value) -> answer.put(name, texts(value.get())));
    return new ToGate.Status(client.number(), answer);
  }

  private static List<String> texts(Object value) {
    return value instanceof Collection<?> several
        ? several.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }
}
