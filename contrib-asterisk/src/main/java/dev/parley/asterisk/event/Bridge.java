package dev.parley.asterisk.event;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What channels are connected by, as long as it is there. Exchanges before version 12 have none.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Bridge extends FollowedObject {
  private final String id;
  private final Set<Channel> channels = new LinkedHashSet<>();
  private String type = "";
  private String technology = "";
  private String givenName = "";

  Bridge(Exchange exchange, String id) {
    super(exchange);
    this.id = id;
  }

  /// {@return its id}
  @Override
  public String name() {
    return id;
  }

  /// {@return its kind: `basic` for two, `base` for a conference, and others}
  public String type() {
    return type;
  }

  /// {@return how it mixes, such as `simple_bridge`}
  public String technology() {
    return technology;
  }

  /// {@return the name that its creator gave it, such as that of a conference; empty if none}
  public String givenName() {
    return givenName;
  }

  /// {@return the channels in it now, in the order in which they entered; a copy}
  public List<Channel> channels() {
    return List.copyOf(channels);
  }

  /// Throws a channel out; it goes on in the dialplan, or hangs up.
  public Response kick(Channel channel) {
    return send(Action.of("BridgeKick").with("BridgeUniqueid", id).with("Channel", channel.name()));
  }

  /// Ends it for all its channels.
  public Response destroy() {
    return send(Action.of("BridgeDestroy").with("BridgeUniqueid", id));
  }

  // ---- following

  void follow(BridgeEvent event) {
    type = event.bridgeType().isEmpty() ? type : Read.kept(event.bridgeType());
    technology = event.technology().isEmpty() ? technology : Read.kept(event.technology());
    givenName = event.bridgeName().isEmpty() ? givenName : Read.kept(event.bridgeName());
  }

  void enter(Channel channel) {
    if (channel.isGone()) {
      // One event may tell of so many that the first of them is forgotten already.
      return;
    }
    channel.bridge().ifPresent(before -> before.leave(channel));
    channels.add(channel);
    channel.isIn(this);
  }

  void leave(Channel channel) {
    if (channels.remove(channel)) {
      channel.isIn(null);
    }
  }

  void empty() {
    channels().forEach(this::leave);
  }
}
