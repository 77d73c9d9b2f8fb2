package dev.parley.users.access;

import dev.parley.store.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody is not to come in: whoever has a name, or whoever comes from a network.
///
/// Immutable.
public final class Ban {
  @Id private String key = "";
  private String target = "";
  private boolean network;
  private @Nullable Instant until;
  private String reason = "";
  private String by = "";
  private Instant at = Instant.EPOCH;

  private Ban() {}

  Ban(
      String key,
      String target,
      boolean network,
      @Nullable Instant until,
      String reason,
      String by,
      Instant at) {
    this.key = key;
    this.target = target;
    this.network = network;
    this.until = until;
    this.reason = reason;
    this.by = by;
    this.at = at;
  }

  String key() {
    return key;
  }

  /// {@return who is banned: the key of a user, or a network as [dev.parley.link.Network] prints
  /// it}
  public String target() {
    return target;
  }

  /// {@return whether a network is banned, and not a name}
  public boolean isNetwork() {
    return network;
  }

  /// {@return when it ends; null for never}
  public @Nullable Instant until() {
    return until;
  }

  /// {@return why, for who is banned; may be empty}
  public String reason() {
    return reason;
  }

  /// {@return who has made it}
  public String by() {
    return by;
  }

  /// {@return when it was made}
  public Instant at() {
    return at;
  }

  boolean isOver(Instant now) {
    return until != null && !until.isAfter(now);
  }
}
