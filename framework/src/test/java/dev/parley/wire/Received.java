package dev.parley.wire;

import dev.parley.link.Frame;
import dev.parley.link.Order;
import dev.parley.link.ToService;
import java.util.ArrayList;
import java.util.List;

/// Keeps what was read from messages.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Received implements Downward.Receiver, Upward.Receiver {
  final List<Object> all = new ArrayList<>();

  @Override
  public void receive(Frame frame) {
    all.add(frame);
  }

  @Override
  public void receive(Call call) {
    all.add(call);
  }

  @Override
  public void receive(ToService message) {
    all.add(message);
  }

  @Override
  public void receive(Order order) {
    all.add(order);
  }

  @Override
  public void receive(Answer answer) {
    all.add(answer);
  }
}
