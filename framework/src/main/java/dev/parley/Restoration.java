package dev.parley;

import dev.parley.link.Inheritance;
import dev.parley.state.StateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes of what another process has left the clients of this one, their groups, the timers, and in
/// the end the dialogs.
///
/// Confined to its strand.
final class Restoration {
  private static final Logger log = LoggerFactory.getLogger(Service.class);

  private final Service service;
  private final Inheritance inheritance;
  private final List<Client> clients = new ArrayList<>();
  private final List<Membership> memberships = new ArrayList<>();

  /// That a client is in a group.
  private record Membership(String group, long number, Client client) {}

  Restoration(Service service, Inheritance inheritance) {
    this.service = service;
    this.inheritance = inheritance;
  }

  /// Brings back everything that is only there, before anything is told of it.
  void restore() {
    for (Inheritance.Heir heir : inheritance.heirs()) {
      var client = new Client(service, heir);
      clients.add(client);
      service.life().add(client);
      byte[] groups = heir.kept().get(Keeping.GROUPS);
      if (groups != null) {
        note(client, groups);
      }
    }
    memberships.sort(Comparator.comparingLong(Membership::number));
    for (Membership membership : memberships) {
      service.joined(membership.number());
      Clients group = service.group(membership.group());
      var _ = group.take(membership.client(), membership.number());
    }
    service.timers().restore(dueTimes());
    service.stores().restore(inheritance);
  }

  private void note(Client client, byte[] groups) {
    try {
      Memberships.decode(groups)
          .forEach((group, number) -> memberships.add(new Membership(group, number, client)));
    } catch (IllegalStateException e) {
      log.warn("{} is in no group any more: {}", client, e.getMessage());
    }
  }

  private Map<String, Instant> dueTimes() {
    Map<String, Instant> dueTimes = new HashMap<>();
    inheritance
        .kept()
        .forEach((slot, value) -> {
          if (slot.startsWith(Keeping.TIMER)) {
            String label = slot.substring(Keeping.TIMER.length());
            try {
              dueTimes.put(label, service.keeping().codec().read(label, Instant.class, value));
            } catch (StateException e) {
              log.warn("timer \"{}\" begins anew: {}", label, e.getMessage());
            }
          }
        });
    return dueTimes;
  }

  /// Queues the dialogs and what else another process was in the midst of.
  void goOn() {
    boolean crashed = inheritance.cause() == Inheritance.Cause.CRASH;
    for (int i = 0; i < clients.size(); i++) {
      Client client = clients.get(i);
      Inheritance.Heir heir = inheritance.heirs().get(i);
      byte[] turn = heir.kept().get(Keeping.DIALOG);
      if (heir.greeted() && turn != null) {
        service
            .strand()
            .execute(() -> client.inbox().resume(Resumption.read(service, turn, null, crashed)));
      } else if (heir.kept().containsKey(Keeping.KEYS)
          && heir.kept().keySet().stream().noneMatch(slot -> slot.startsWith(Keeping.DIALOG))) {
        // The task that asked for them is no more.
        service.strand().execute(client.inbox()::endKeys);
      }
      heir.kept().forEach((slot, value) -> goOn(slot, value, client, crashed));
    }
    inheritance.kept().forEach((slot, value) -> goOn(slot, value, null, crashed));
    for (int i = 0; i < clients.size(); i++) {
      if (inheritance.heirs().get(i).kept().containsKey(Keeping.SECRET)) {
        // Behind the dialogs above: by now one of them waits for the secret, or nobody does.
        service.strand().execute(clients.get(i)::showTyping);
      }
    }
  }

  /// Queues the coming of those whom the process before had no time for. To be called just before
  /// people are let in: so it comes before what they have typed, and behind what would otherwise
  /// not be known of a process that it kills.
  void connect() {
    for (int i = 0; i < clients.size(); i++) {
      if (!inheritance.heirs().get(i).greeted()) {
        service.strand().execute(clients.get(i).inbox()::connect);
      }
    }
  }

  /// Goes on with a dialog that was in no client's turn.
  private void goOn(String slot, byte[] value, @Nullable Client client, boolean crashed) {
    if (!slot.startsWith(Keeping.DIALOG + "/")) {
      return;
    }
    service.keeping().slotTaken(slot);
    service
        .strand()
        .execute(() -> {
          var resumption = Resumption.read(service, value, slot, crashed);
          if (resumption.event() != null) {
            resumption.goOn();
            return;
          }
          service.keeping().forget(client == null ? Keeping.SERVICE : client.number(), slot);
          if (client == null) {
            log.warn("{} can't be gone on with", resumption);
          } else {
            service.registry().trigger(resumption.lost(client));
          }
        });
  }
}
