package dev.parley.asterisk.event;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Response;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where callers wait and members answer. It stays when the connection is lost, and what it knows
/// is read anew.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Queue extends FollowedObject {
  private final String name;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Set<Channel> waiting = new LinkedHashSet<>();
  private String strategy = "";

  /// The count of loadings in which it was last read.
  private long read;

  Queue(Exchange exchange, String name) {
    super(exchange);
    this.name = name;
  }

  /// Somebody who answers calls of a queue.
  ///
  /// Immutable.
  ///
  /// @param queue whose member it is
  /// @param memberInterface how the member is called, such as `PJSIP/ann`; by this the queue knows
  ///   it
  /// @param name for people
  /// @param isPaused whether the member has a break
  /// @param pausedReason what the break is for; empty if nobody said
  /// @param penalty the lower, the earlier the member gets calls
  /// @param deviceState what the device does
  /// @param callsTaken how many calls so far
  public record Member(
      Queue queue,
      String memberInterface,
      String name,
      boolean isPaused,
      String pausedReason,
      int penalty,
      DeviceState deviceState,
      int callsTaken) {
    static Member unknown(Queue queue, String memberInterface) {
      return new Member(queue, memberInterface, "", false, "", 0, DeviceState.UNKNOWN, 0);
    }

    /// {@return the member after an event, which in old versions tells of the change alone}
    Member after(QueueMemberEvent event) {
      Fields fields = event.fields();
      boolean paused = fields.has("Paused") ? event.isPaused() : isPaused;
      String reason = event.pausedReason();
      return new Member(
          queue,
          memberInterface,
          event.memberName().isEmpty() ? name : Read.kept(event.memberName()),
          paused,
          !paused ? "" : reason.isEmpty() ? pausedReason : Read.kept(reason),
          event.penalty().orElse(penalty),
          event.deviceState().orElse(deviceState),
          event.callsTaken().orElse(callsTaken));
    }

    /// {@return whether the member could take a call now}
    public boolean isFree() {
      return !isPaused
          && (deviceState == DeviceState.NOT_INUSE || deviceState == DeviceState.UNKNOWN);
    }

    @Override
    public String toString() {
      return Fields.shown(name) + (isPaused ? " (paused)" : "");
    }
  }

  @Override
  public String name() {
    return name;
  }

  /// {@return whom it calls first, such as `ringall`; empty if it is not known}
  public String strategy() {
    return strategy;
  }

  /// {@return its members; a copy}
  public List<Member> members() {
    return List.copyOf(members.values());
  }

  /// {@return the member of that interface, such as `PJSIP/ann`}
  public Optional<Member> member(String memberInterface) {
    return Optional.ofNullable(members.get(memberInterface));
  }

  /// {@return who waits, the longest first; a copy}
  public List<Channel> waiting() {
    return List.copyOf(waiting);
  }

  /// Adds a member.
  ///
  /// @param memberInterface how it is called, such as `PJSIP/ann`
  /// @param memberName for people
  public Response add(String memberInterface, String memberName) {
    return send(act("QueueAdd", memberInterface).with("MemberName", memberName));
  }

  /// Removes a member.
  public Response remove(String memberInterface) {
    return send(act("QueueRemove", memberInterface));
  }

  /// Lets a member have a break.
  ///
  /// @param reason what for; empty for none
  public Response pause(String memberInterface, String reason) {
    return send(act("QueuePause", memberInterface).with("Paused", true).with("Reason", reason));
  }

  /// Ends the break of a member.
  public Response resume(String memberInterface) {
    return send(act("QueuePause", memberInterface).with("Paused", false));
  }

  /// Lets a member get calls earlier or later.
  ///
  /// @param penalty the lower, the earlier
  public Response penalty(String memberInterface, int penalty) {
    return send(act("QueuePenalty", memberInterface).with("Penalty", penalty));
  }

  private Action act(String action, String memberInterface) {
    return Action.of(action).with("Queue", name).with("Interface", memberInterface);
  }

  // ---- following

  void follow(QueueParams params) {
    strategy = Read.kept(params.strategy());
  }

  void follow(QueueMemberEvent event, MemberCount all) {
    String key = Read.kept(event.memberInterface());
    Member before = members.get(key);
    if (event instanceof QueueMemberRemoved) {
      if (members.remove(key) != null) {
        all.remove(1);
      }
    } else if (before != null) {
      members.put(key, before.after(event));
    } else if (all.add(this)) {
      members.put(key, Member.unknown(this, key).after(event));
    }
  }

  void enter(Channel channel) {
    if (channel.isGone()) {
      return;
    }
    Queue before = channel.queue();
    if (before != null) {
      before.leave(channel);
    }
    waiting.add(channel);
    channel.waitsIn(this);
  }

  void leave(Channel channel) {
    if (waiting.remove(channel)) {
      channel.waitsIn(null);
    }
  }

  /// Forgets who is in it.
  void empty(MemberCount all) {
    all.remove(members.size());
    members.clear();
    waiting().forEach(this::leave);
  }

  /// Notes that it is being read.
  ///
  /// @return whether it was not yet in this loading
  boolean isRead(long loading) {
    boolean isNew = read < loading;
    read = loading;
    return isNew;
  }

  /// {@return the last loading in which it was read}
  long read() {
    return read;
  }
}
