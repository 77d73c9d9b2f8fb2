package dev.parley.asterisk.comparison;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.jspecify.annotations.Nullable;

/// asterisk-java, the client that most people use.
///
/// Not thread-safe: many threads may use it, one at a time.
final class AsteriskJava implements Contestant {
  private @Nullable ManagerEventListener newChannel;
  private @Nullable ManagerEventListener pinged;
  private @Nullable ManagerEventListener ended;
  private @Nullable ManagerConnection connection;

  @Override
  public String name() {
    return "asterisk-java";
  }

  @Override
  public void connect(int port) throws Exception {
    connection = new DefaultManagerConnection("127.0.0.1", port, "parley", "secret");
    for (ManagerEventListener each : new ManagerEventListener[] {newChannel, pinged, ended}) {
      if (each != null) {
        connection.addEventListener(each);
      }
    }
    connection.login();
  }

  @Override
  public long[] ping(int times) throws Exception {
    var nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      connection.sendAction(new PingAction());
      nanos[i] = System.nanoTime() - start;
    }
    return nanos;
  }

  @Override
  public void onNewChannel(Consumer<String> handler) {
    newChannel =
        event -> {
          if (event instanceof NewChannelEvent channel) {
            handler.accept(channel.getUniqueId());
          }
        };
  }

  @Override
  public void pingInHandler(Consumer<Boolean> result) {
    var done = new AtomicBoolean();
    pinged =
        event -> {
          if (event instanceof NewChannelEvent && done.compareAndSet(false, true)) {
            try {
              connection.sendAction(new PingAction(), 2000);
              result.accept(true);
            } catch (TimeoutException e) {
              result.accept(false);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          }
        };
  }

  @Override
  public void onEnd(Runnable handler) {
    ended =
        event -> {
          if (event instanceof DisconnectEvent) {
            handler.run();
          }
        };
  }

  @Override
  public void close() {
    if (connection != null && connection.getState() == ManagerConnectionState.CONNECTED) {
      connection.logoff();
    }
  }
}
