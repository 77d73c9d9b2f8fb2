package dev.parley.angel;

import dev.parley.link.GateLink;
import dev.parley.wire.Guest;
import dev.parley.wire.Visit;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What one process of the service is to the supervisor: from its start to its end.
///
/// Thread-safe.
final class Stint implements Guest {
  private final int number;
  private final Seat seat;
  private final ClassPathCopy copy;
  private final CompletableFuture<String> lost = new CompletableFuture<>();

  /// Written once, when the process has been started.
  private volatile @Nullable Child child;

  /// Written once, when the process has connected.
  private volatile @Nullable Visit visit;

  /// What was known of its end before it came.
  private volatile @Nullable String lastWords;

  Stint(int number, Seat seat, ClassPathCopy copy) {
    this.number = number;
    this.seat = seat;
    this.copy = copy;
  }

  int number() {
    return number;
  }

  Seat seat() {
    return seat;
  }

  ClassPathCopy copy() {
    return copy;
  }

  void begin(Child child) {
    this.child = child;
  }

  /// {@return the process; null if it could not be started}
  @Nullable Child child() {
    return child;
  }

  /// {@return the link; null before the process has connected}
  @Nullable Visit visit() {
    return visit;
  }

  boolean isAlive() {
    Child child = this.child;
    return child != null && child.isAlive();
  }

  /// {@return ends when the link has ended, with the reason}
  CompletableFuture<String> whenLost() {
    return lost;
  }

  /// Notes why the process will end, or is ended.
  void lastWords(String words) {
    if (lastWords == null) {
      lastWords = words;
    }
  }

  /// {@return how it ended, as the end of a sentence}
  ///
  /// @param code its exit code
  String end(int code) {
    String words = lastWords;
    return "%s %s".formatted(this, words == null ? Reasons.ofExit(code) : words);
  }

  void kill() {
    Child child = this.child;
    if (child != null) {
      child.kill();
    }
  }

  void dumpStacks() {
    Child child = this.child;
    if (child != null && child.isAlive()) {
      child.dumpStacks();
    }
  }

  // ---- the link, on its event loop

  @Override
  public GateLink attached(Visit visit) {
    this.visit = visit;
    return seat;
  }

  @Override
  public void refused(String reason) {
    lastWords("was refused: " + reason);
    seat.vacate("%s was refused: %s".formatted(this, reason));
  }

  @Override
  public void lost(String reason) {
    lost.complete(reason);
  }

  /// {@return the process, in words}
  @Override
  public String toString() {
    Child child = this.child;
    return child == null ? "the new process" : child.toString();
  }
}
