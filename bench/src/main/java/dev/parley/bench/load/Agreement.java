package dev.parley.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/// What a client sends that agrees to every telnet option there is, as a capable MUD client does:
/// terminal names, size, environment, UTF-8, GMCP, MSDP, MSSP, prompt marks, a declared option and,
/// last, compression. It says all of it unasked, which a server takes for the answers to its
/// offers.
///
/// Immutable.
public final class Agreement {
  /// An option that is none of the gate's own, for a service to declare: MXP.
  public static final int DECLARED = 91;

  /// How many columns the window has.
  public static final int COLUMNS = 100;

  /// IAC SB MCCP2 IAC SE: what a server sends behind it is compressed.
  static final byte[] MARKER = {-1, -6, 86, -1, -16};

  private static final int WILL = 251;
  private static final int DO = 253;

  private Agreement() {}

  /// {@return the bytes}
  public static byte[] bytes() {
    var out = new ByteArrayOutputStream();
    command(out, WILL, 24);
    for (String name : new String[] {"BENCH", "BENCH-256COLOR", "MTTS 271", "MTTS 271"}) {
      payload(out, 24, "\0" + name);
    }
    command(out, WILL, 31);
    payload(out, 31, "\0" + (char) COLUMNS + "\0\36");
    command(out, DO, 42);
    payload(out, 42, "\2UTF-8");
    command(out, WILL, 39);
    payload(out, 39, "\0\0CHARSET\1UTF-8\0CLIENT_NAME\1BENCH\0CLIENT_VERSION\1" + "1.0");
    command(out, DO, 201);
    payload(out, 201, "Core.Hello {\"client\":\"BENCH\",\"version\":\"1.0\"}");
    payload(out, 201, "Core.Supports.Set [\"Char 1\",\"Char.Vitals 1\",\"Room 1\",\"Comm 1\"]");
    command(out, DO, 69);
    command(out, DO, 70);
    command(out, DO, 25);
    command(out, DO, DECLARED);
    command(out, DO, 86);
    return out.toByteArray();
  }

  private static void command(ByteArrayOutputStream out, int verb, int option) {
    out.writeBytes(new byte[] {-1, (byte) verb, (byte) option});
  }

  private static void payload(ByteArrayOutputStream out, int option, String payload) {
    out.writeBytes(new byte[] {-1, -6, (byte) option});
    out.writeBytes(payload.getBytes(US_ASCII));
    out.writeBytes(new byte[] {-1, -16});
  }
}
