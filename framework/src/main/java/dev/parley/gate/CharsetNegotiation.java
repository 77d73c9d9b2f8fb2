package dev.parley.gate;

import static dev.parley.gate.Telnet.CHARSET;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which character set both sides use: CHARSET (RFC 2066), with either side asking. Translation
/// tables are refused.
///
/// Not thread-safe: many threads may use it, one at a time.
final class CharsetNegotiation {
  private static final int REQUEST = 1;
  private static final int ACCEPTED = 2;
  private static final int REJECTED = 3;
  private static final int TTABLE_IS = 4;
  private static final int TTABLE_REJECTED = 5;

  private static final byte[] OUR_REQUEST =
      message(
          REQUEST,
          Stream.of(Encoding.values())
              .map(encoding -> ";" + encoding.charset().name())
              .collect(Collectors.joining()));

  /// The name of the table in front of a request that allows one, and its version behind that.
  private static final byte[] TTABLE = "[TTABLE]".getBytes(US_ASCII);

  private boolean awaited;
  private Encoding encoding = Encoding.UTF_8;

  /// Begins to ask.
  ///
  /// @return what to send
  byte[] begin() {
    awaited = true;
    return OUR_REQUEST;
  }

  /// The client will not answer.
  void end() {
    awaited = false;
  }

  /// {@return whether our request has no answer yet}
  boolean isAwaited() {
    return awaited;
  }

  /// {@return what is in force}
  Encoding encoding() {
    return encoding;
  }

  /// Takes what the client has sent.
  ///
  /// @return what to send in return, if anything
  byte @Nullable [] received(byte[] payload, int length) {
    if (length == 0) {
      return null;
    }
    switch (payload[0]) {
      case REQUEST -> {
        // Where both have asked, the server's request counts (RFC 2066).
        @Nullable Encoding chosen = awaited ? null : choose(payload, length);
        if (chosen == null) {
          return message(REJECTED, "");
        }
        encoding = chosen;
        return message(ACCEPTED, chosen.charset().name());
      }
      case ACCEPTED -> {
        @Nullable Encoding accepted = Encoding.named(new String(payload, 1, length - 1, US_ASCII));
        if (awaited && accepted != null) {
          encoding = accepted;
        }
        awaited = false;
      }
      case REJECTED -> awaited = false;
      case TTABLE_IS -> {
        return message(TTABLE_REJECTED, "");
      }
      default -> {}
    }
    return null;
  }

  /// {@return UTF-8 if it is among what the client names, else the first one known}
  private static @Nullable Encoding choose(byte[] payload, int length) {
    int from = 1;
    if (length > TTABLE.length
        && Arrays.equals(payload, 1, 1 + TTABLE.length, TTABLE, 0, TTABLE.length)) {
      from += TTABLE.length + 1;
    }
    if (from >= length) {
      return null;
    }
    String separator = Pattern.quote(new String(payload, from, 1, US_ASCII));
    String names = new String(payload, from + 1, length - from - 1, US_ASCII);
    List<Encoding> known = new ArrayList<>();
    for (String name : names.split(separator, -1)) {
      @Nullable Encoding encoding = Encoding.named(name);
      if (encoding != null) {
        known.add(encoding);
      }
    }
    if (known.contains(Encoding.UTF_8)) {
      return Encoding.UTF_8;
    }
    return known.isEmpty() ? null : known.getFirst();
  }

  private static byte[] message(int code, String text) {
    byte[] payload = new byte[1 + text.length()];
    payload[0] = (byte) code;
    System.arraycopy(text.getBytes(US_ASCII), 0, payload, 1, text.length());
    return Telnet.subnegotiation(CHARSET, payload);
  }
}
