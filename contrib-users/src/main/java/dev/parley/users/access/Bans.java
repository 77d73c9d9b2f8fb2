package dev.parley.users.access;

import dev.parley.PostStart;
import dev.parley.Service;
import dev.parley.link.Network;
import dev.parley.store.Page;
import dev.parley.store.Store;
import java.net.InetAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who is not to come in, by name or by network, for a time or for ever; saved in the store `ban`.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Bans {
  private static final int PAGE = 500;

  private final Service service;
  private final Store<Ban> store;
  private final Map<String, Ban> names = new LinkedHashMap<>();
  private final Map<Network, Ban> networks = new LinkedHashMap<>();

  /// Declares the store; to be made before the start of the service.
  public Bans(Service service) {
    this.service = service;
    this.store = service.store("ban", Ban.class);
    service.listen(PostStart.class, _ -> load());
  }

  private void load() {
    Page<Ban> page = store.saved(PAGE);
    while (true) {
      for (Ban ban : page.items()) {
        if (ban.isOver(service.now())) {
          var _ = store.delete(ban.key());
        } else {
          note(ban);
        }
      }
      if (page.isLast()) {
        return;
      }
      page = store.saved(PAGE, page.end());
    }
  }

  private void note(Ban ban) {
    if (ban.isNetwork()) {
      networks.put(Network.parse(ban.target()), ban);
    } else {
      names.put(ban.target(), ban);
    }
  }

  /// Bans whoever has a name, in place of an earlier ban of it. Holds at once; waits until it is
  /// saved.
  ///
  /// @param user the key of the user
  /// @param until when it ends; null for never
  /// @param by the name of who does it
  public Ban ban(String user, @Nullable Instant until, String reason, String by) {
    return keep(new Ban("name-" + user, user, false, until, reason, by, service.now()));
  }

  /// Bans whoever comes from a network, in place of an earlier ban of it. Waits until that is
  /// saved.
  ///
  /// @param until when it ends; null for never
  /// @param by the name of who does it
  public Ban ban(Network network, @Nullable Instant until, String reason, String by) {
    String key = "net-" + network.toString().replaceAll("[./]", "-").replace(':', '_');
    return keep(new Ban(key, network.toString(), true, until, reason, by, service.now()));
  }

  private Ban keep(Ban ban) {
    note(ban);
    store.delete(ban.key());
    store.save(ban);
    store.release(ban);
    return ban;
  }

  /// Ends the ban of a name. Waits until that is saved.
  ///
  /// @return whether there was one
  public boolean lift(String user) {
    return lift(names.remove(user));
  }

  /// Ends the ban of a network, just as it was given. Waits until that is saved.
  ///
  /// @return whether there was one
  public boolean lift(Network network) {
    return lift(networks.remove(network));
  }

  private boolean lift(@Nullable Ban ban) {
    if (ban == null) {
      return false;
    }
    var _ = store.delete(ban.key());
    return !ban.isOver(service.now());
  }

  /// {@return the ban of a name; empty if there is none, or it is over}
  ///
  /// @param user the key of the user
  public Optional<Ban> of(String user) {
    return Optional.ofNullable(names.get(user)).filter(ban -> !ban.isOver(service.now()));
  }

  /// {@return the ban that an address falls under; empty if there is none, or it is over}
  public Optional<Ban> of(InetAddress address) {
    for (var entry : networks.entrySet()) {
      if (entry.getKey().contains(address) && !entry.getValue().isOver(service.now())) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  /// {@return the bans that are not over, those of names first}
  public List<Ban> all() {
    Instant now = service.now();
    return Stream.concat(names.values().stream(), networks.values().stream())
        .filter(ban -> !ban.isOver(now))
        .toList();
  }
}
