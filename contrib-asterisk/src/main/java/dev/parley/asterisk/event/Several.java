package dev.parley.asterisk.event;

import java.util.List;
import java.util.stream.Stream;

/// Puts together the channels that an event tells of.
final class Several {
  private Several() {}

  static List<ChannelSnapshot> of(ChannelSnapshot... channels) {
    return Stream.of(channels).filter(ChannelSnapshot::isPresent).toList();
  }
}
