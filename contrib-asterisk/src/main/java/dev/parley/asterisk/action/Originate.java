package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;
import java.time.Duration;

/// Calls somebody, and connects whoever picks up with a place of the dialplan or with an
/// application.
///
/// The response comes when somebody has picked up or nobody did, unless it is [#async]: so give it
/// a [timeout][Action#timeout] that is longer than the phone may ring.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Originate extends Action {
  private Originate(String channel) {
    super("Originate");
    with("Channel", channel);
  }

  /// A call that is connected with a place of the dialplan.
  ///
  /// @param channel whom to call, such as `PJSIP/100`
  /// @param priority a number or a label
  public static Originate toExtension(
      String channel, String context, String extension, String priority) {
    var call = new Originate(channel);
    call.with("Context", context).with("Exten", extension).with("Priority", priority);
    return call;
  }

  /// A call that is connected with an application.
  ///
  /// @param channel whom to call, such as `PJSIP/100`
  /// @param data the arguments of the application; empty for none
  public static Originate toApplication(String channel, String application, String data) {
    var call = new Originate(channel);
    call.with("Application", application).with("Data", data);
    return call;
  }

  /// Says how long the phone may ring; 30 s otherwise.
  ///
  /// @return this
  public Originate ringFor(Duration limit) {
    with("Timeout", limit.toMillis());
    return this;
  }

  /// Says who is shown as calling, such as `Parley <100>`.
  ///
  /// @return this
  public Originate callerId(String callerId) {
    with("CallerID", callerId);
    return this;
  }

  /// Sets a variable of the new channel; may be called for several.
  ///
  /// @return this
  public Originate variable(String name, String value) {
    with("Variable", name + "=" + value);
    return this;
  }

  /// Says whom the call is accounted to.
  ///
  /// @return this
  public Originate account(String account) {
    with("Account", account);
    return this;
  }

  /// Chooses the id of the new channel, so that its events can be told from the beginning; in
  /// Asterisk 12 and later.
  ///
  /// @return this
  public Originate channelId(String id) {
    with("ChannelId", id);
    return this;
  }

  /// Allows these codecs only, such as `ulaw,alaw`.
  ///
  /// @return this
  public Originate codecs(String codecs) {
    with("Codecs", codecs);
    return this;
  }

  /// Has the exchange answer at once; an event `OriginateResponse` tells what came of the call.
  ///
  /// @return this
  public Originate async() {
    with("Async", true);
    return this;
  }
}
