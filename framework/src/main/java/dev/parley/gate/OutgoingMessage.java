package dev.parley.gate;

import org.jspecify.annotations.Nullable;

/// An out-of-band message for one client or for many: what is sent is made once for each protocol,
/// when the first of them needs it.
///
/// Not thread-safe: many threads may use it, one at a time.
final class OutgoingMessage {
  private final String name;
  private final String json;
  private byte @Nullable [] gmcp;
  private byte @Nullable [] msdp;
  private boolean msdpMade;

  /// @param json a JSON value, or nothing
  OutgoingMessage(String name, String json) {
    this.name = name;
    this.json = json;
  }

  /// {@return the message as GMCP sends it; the array must not be changed}
  byte[] gmcp() {
    byte @Nullable [] frame = gmcp;
    if (frame == null) {
      frame = new Gmcp(name, json).frame();
      gmcp = frame;
    }
    return frame;
  }

  /// {@return the message as MSDP sends it; null if it is none of that protocol. The array must not
  /// be changed}
  byte @Nullable [] msdp() {
    if (!msdpMade) {
      msdpMade = true;
      byte @Nullable [] payload = name.equals(Msdp.NAME) ? Msdp.encode(json) : null;
      msdp = payload == null ? null : Telnet.subnegotiation(Telnet.MSDP, payload);
    }
    return msdp;
  }
}
