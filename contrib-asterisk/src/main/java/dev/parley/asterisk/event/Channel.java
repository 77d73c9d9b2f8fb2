package dev.parley.asterisk.event;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One end of a call, as long as it is there: what it does, who is at it, and what can be done with
/// it.
///
/// ```java
/// channel.setVariable("GREETED", "yes");
/// channel.redirect("default", "200", 1);
/// channel.listen(Hangup.class, hangup -> log.info("{} has ended", channel));
/// ```
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Channel extends FollowedObject {
  private final String uniqueId;
  private String name;
  private String linkedId = "";
  private ChannelState state = ChannelState.DOWN;
  private String callerNumber = "";
  private String callerName = "";
  private String connectedNumber = "";
  private String connectedName = "";
  private String accountCode = "";
  private String context = "";
  private String extension = "";
  private String application = "";
  private boolean held;
  private @Nullable Bridge bridge;
  private @Nullable Queue queue;

  /// The count of loadings in which it was last seen.
  private long seen;

  Channel(Exchange exchange, String uniqueId, String name) {
    super(exchange);
    this.uniqueId = uniqueId;
    this.name = Read.kept(name);
  }

  // ---- what is known

  /// {@return its name, such as `PJSIP/ann-0000001a`; it may change}
  @Override
  public String name() {
    return name;
  }

  /// {@return the id that it keeps}
  public String uniqueId() {
    return uniqueId;
  }

  /// {@return the unique id of the first channel of the call; empty in old versions}
  public String linkedId() {
    return linkedId;
  }

  /// {@return what it does}
  public ChannelState state() {
    return state;
  }

  /// {@return the number of who is at this end; empty if it is not known}
  public String callerNumber() {
    return callerNumber;
  }

  /// {@return the name of who is at this end; empty if it is not known}
  public String callerName() {
    return callerName;
  }

  /// {@return the number of who is at the other end; empty if it is not known}
  public String connectedNumber() {
    return connectedNumber;
  }

  /// {@return the name of who is at the other end; empty if it is not known}
  public String connectedName() {
    return connectedName;
  }

  /// {@return the account that is to be billed; empty if none}
  public String accountCode() {
    return accountCode;
  }

  /// {@return the context of the dialplan that it is in}
  public String context() {
    return context;
  }

  /// {@return the extension of the dialplan that it is in}
  public String extension() {
    return extension;
  }

  /// {@return the application that it runs; empty if none}
  public String application() {
    return application;
  }

  /// {@return whether it is on hold}
  public boolean isHeld() {
    return held;
  }

  /// {@return the bridge that it is in; always empty before version 12, which has none}
  public Optional<Bridge> bridge() {
    return Optional.ofNullable(bridge);
  }

  // ---- what can be done

  /// Hangs it up.
  public Response hangup() {
    return send(act("Hangup"));
  }

  /// Hangs it up for a reason.
  ///
  /// @param cause by the numbers of Q.850, such as 17 for busy
  public Response hangup(int cause) {
    return send(act("Hangup").with("Cause", cause));
  }

  /// Lets it go on elsewhere in the dialplan.
  public Response redirect(String context, String extension, int priority) {
    return send(
        act("Redirect")
            .with("Context", context)
            .with("Exten", extension)
            .with("Priority", priority));
  }

  /// {@return the value of a variable of it, or of a function of the dialplan; empty if it is not
  /// set} Waits.
  public String variable(String variable) {
    return send(act("Getvar").with("Variable", variable)).text("Value");
  }

  /// Sets a variable of it.
  public Response setVariable(String variable, String value) {
    return send(act("Setvar").with("Variable", variable).with("Value", value));
  }

  /// Presses a key of it.
  ///
  /// @param digit `0` to `9`, `*`, `#`, or `A` to `D`
  public Response press(char digit) {
    return send(act("PlayDTMF").with("Digit", digit));
  }

  /// Records what is said at both ends.
  ///
  /// @param file where the exchange writes it to, with an ending that it knows, such as `.wav`
  public Response monitor(String file) {
    return send(act("MixMonitor").with("File", file));
  }

  /// Ends the recording.
  public Response stopMonitor() {
    return send(act("StopMixMonitor"));
  }

  /// Connects it with another one; both leave what they are in.
  public Response connectWith(Channel other) {
    return send(
        Action.of("Bridge").with("Channel1", name).with("Channel2", other.name).with("Tone", "no"));
  }

  private Action act(String action) {
    return Action.of(action).with("Channel", name);
  }

  // ---- following

  void follow(ChannelSnapshot snapshot) {
    if (!snapshot.name().isEmpty()) {
      name = Read.kept(snapshot.name());
    }
    state = snapshot.state().orElse(state);
    linkedId = snapshot.tells("Linkedid") ? Read.kept(snapshot.linkedId()) : linkedId;
    if (snapshot.tells("CallerIDNum") || snapshot.tells("CallerID")) {
      callerNumber = Read.kept(snapshot.callerNumber());
    }
    callerName = snapshot.tells("CallerIDName") ? Read.kept(snapshot.callerName()) : callerName;
    if (snapshot.tells("ConnectedLineNum")) {
      connectedNumber = Read.kept(snapshot.connectedNumber());
      connectedName = Read.kept(snapshot.connectedName());
    }
    accountCode = snapshot.tells("AccountCode") ? Read.kept(snapshot.accountCode()) : accountCode;
    context = snapshot.tells("Context") ? Read.kept(snapshot.context()) : context;
    extension = snapshot.tells("Exten") ? Read.kept(snapshot.extension()) : extension;
  }

  void rename(String newName) {
    name = Read.kept(newName);
  }

  void runs(String application) {
    this.application = Read.kept(application);
  }

  void held(boolean held) {
    this.held = held;
  }

  void isIn(@Nullable Bridge bridge) {
    this.bridge = bridge;
  }

  /// A channel runs one application at a time, so that it waits in one queue at most.
  void waitsIn(@Nullable Queue queue) {
    this.queue = queue;
  }

  @Nullable Queue queue() {
    return queue;
  }

  void seen(long loading) {
    seen = loading;
  }

  long seen() {
    return seen;
  }
}
