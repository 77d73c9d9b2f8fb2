package dev.parley.examples.pbx;

import dev.parley.asterisk.event.Bridge;
import dev.parley.asterisk.event.Channel;
import java.util.List;
import java.util.stream.Collectors;

/// What people read instead of `PJSIP/ann-0000001a`.
final class Names {
  private Names() {}

  static String of(Channel channel) {
    if (!channel.callerName().isEmpty()) {
      return channel.callerName();
    }
    String name = channel.name();
    int end = name.lastIndexOf('-');
    return end < 0 ? name : name.substring(0, end);
  }

  /// {@return those whom somebody talks with; empty if nobody}
  static String others(Channel channel) {
    List<Channel> all = channel.bridge().map(Bridge::channels).orElse(List.of());
    return all.stream()
        .filter(other -> !other.equals(channel))
        .map(Names::of)
        .collect(Collectors.joining(", "));
  }
}
