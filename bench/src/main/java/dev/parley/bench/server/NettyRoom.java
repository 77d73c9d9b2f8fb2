package dev.parley.bench.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Everybody in a chat, by event loop.
///
/// Thread-safe: each list belongs to its loop.
final class NettyRoom {
  private final Map<EventLoop, List<Channel>> members = new ConcurrentHashMap<>();

  /// To be called on the channel's loop, as [#leave] is.
  void enter(Channel channel) {
    members.computeIfAbsent(channel.eventLoop(), _ -> new ArrayList<>()).add(channel);
  }

  void leave(Channel channel) {
    members.computeIfPresent(
        channel.eventLoop(),
        (_, channels) -> {
          channels.remove(channel);
          return channels;
        });
  }

  /// Gives each of the encoded lines to everybody: one hop to each loop, one flush for each
  /// channel.
  void tellAll(List<ByteBuf> lines) {
    members.forEach((loop, channels) -> {
      for (ByteBuf line : lines) {
        line.retain();
      }
      if (loop.inEventLoop()) {
        tell(channels, lines);
      } else {
        loop.execute(() -> tell(channels, lines));
      }
    });
    release(lines);
  }

  private static void tell(List<Channel> channels, List<ByteBuf> lines) {
    for (Channel channel : channels) {
      for (ByteBuf line : lines) {
        var _ = channel.write(line.retainedDuplicate(), channel.voidPromise());
      }
      channel.flush();
    }
    release(lines);
  }

  private static void release(List<ByteBuf> lines) {
    for (ByteBuf line : lines) {
      line.release();
    }
  }
}
