package dev.parley.gate;

import org.jspecify.annotations.Nullable;

/// An out-of-band message for one client or for many: what is sent is made once for each protocol,
/// when the first of them needs it.
///
/// Confined to its event loop.
final class OutgoingMessage {
  private final String name;
  private final String json;
  private @Nullable Payload gmcp;
  private @Nullable Payload msdp;
  private boolean msdpMade;

  /// @param json a JSON value, or nothing
  OutgoingMessage(String name, String json) {
    this.name = name;
    this.json = json;
  }

  /// {@return the message as GMCP sends it; good until [#release]}
  Payload gmcp() {
    @Nullable Payload frame = gmcp;
    if (frame == null) {
      frame = Payload.of(new Gmcp(name, json).frame());
      gmcp = frame;
    }
    return frame;
  }

  /// {@return the message as MSDP sends it, good until [#release]; null if it is none of that
  /// protocol}
  @Nullable Payload msdp() {
    if (!msdpMade) {
      msdpMade = true;
      byte @Nullable [] encoded = name.equals(Msdp.NAME) ? Msdp.encode(json) : null;
      msdp = encoded == null ? null : Payload.of(Telnet.subnegotiation(Telnet.MSDP, encoded));
    }
    return msdp;
  }

  /// Gives up what was made.
  void release() {
    if (gmcp != null) {
      gmcp.release();
    }
    if (msdp != null) {
      msdp.release();
    }
  }
}
