package dev.parley.examples.pbx;

import dev.parley.Service;
import dev.parley.asterisk.LoginRefused;
import dev.parley.asterisk.Lost;
import dev.parley.asterisk.event.Bridge;
import dev.parley.asterisk.event.BridgeEnter;
import dev.parley.asterisk.event.ChannelState;
import dev.parley.asterisk.event.DialBegin;
import dev.parley.asterisk.event.DialEnd;
import dev.parley.asterisk.event.Hangup;
import dev.parley.asterisk.event.Loaded;
import dev.parley.asterisk.event.NewState;
import dev.parley.event.Group;
import dev.parley.event.On;
import java.util.List;

/// Tells everybody what happens at the exchange.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class Watch extends Group {
  private final Service service;

  Watch(Service service) {
    this.service = service;
  }

  @On(Loaded.class)
  void here(Loaded event) {
    int calls = event.exchange().channels().size();
    service.writeAll("The exchange is here, " + calls + " on the telephone.");
  }

  @On(Lost.class)
  void lost(Lost event) {
    service.writeAll("The exchange is gone: " + event.reason() + ".");
  }

  @On(LoginRefused.class)
  void refused(LoginRefused event) {
    service.writeAll("The exchange does not let us in: " + event.response().message() + ".");
  }

  @On(DialBegin.class)
  void dials(DialBegin event) {
    event
        .destinationChannel()
        .ifPresent(called -> {
          String caller = event.channel().map(Names::of).orElse("The exchange");
          service.writeAll(caller + " calls " + Names.of(called) + ".");
        });
  }

  @On(DialEnd.class)
  void dialled(DialEnd event) {
    if (!event.isAnswered()) {
      event
          .destinationChannel()
          .ifPresent(called -> service.writeAll(Names.of(called) + " does not answer."));
    }
  }

  @On(NewState.class)
  void changes(NewState event) {
    if (event.is(ChannelState.RINGING)) {
      event.channel().ifPresent(channel -> service.writeAll(Names.of(channel) + " is rung."));
    }
  }

  @On(BridgeEnter.class)
  void talks(BridgeEnter event) {
    List<String> names =
        event.bridge().map(Bridge::channels).orElse(List.of()).stream().map(Names::of).toList();
    if (names.size() > 1) {
      service.writeAll(String.join(" and ", names) + " are talking.");
    }
  }

  @On(Hangup.class)
  void hangsUp(Hangup event) {
    event.channel().ifPresent(channel -> service.writeAll(Names.of(channel) + " has hung up."));
  }
}
