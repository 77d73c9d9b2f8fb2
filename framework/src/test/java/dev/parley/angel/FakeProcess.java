package dev.parley.angel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.link.Frame;
import dev.parley.link.GateOptions;
import dev.parley.link.Inheritance;
import dev.parley.link.LeaveReason;
import dev.parley.link.Order;
import dev.parley.link.ServiceLink;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A process of a service that greets people, writes back their numbered lines, and says farewell;
/// one thing at a time, when the test says so. It counts lines in what is kept with a client, and
/// finds out by that if it gets one twice, too early or too late.
///
/// Not thread-safe: many threads may use it, one at a time.
final class FakeProcess implements ServiceLink {
  static final String COUNT = "count";

  final Seat seat;
  final List<Order> orders = new ArrayList<>();
  final Map<Long, Customer> customers = new TreeMap<>();
  Inheritance inheritance = Inheritance.NONE;

  /// Set while something is handled again that another process may have died of.
  Customer retrying;

  private final ArrayDeque<Object> arrived = new ArrayDeque<>();
  private boolean frozen;

  /// How many refused connections it was told of.
  int refused;

  FakeProcess(Seat seat) {
    this.seat = seat;
  }

  /// What the process knows of one client.
  static final class Customer {
    final long id;
    boolean greeted;
    int retries;
    int count;
    boolean farewell;
    final ArrayDeque<Object> inputs = new ArrayDeque<>();
    LeaveReason left;

    int columns;

    private Customer(long id, int columns) {
      this.id = id;
      this.columns = columns;
    }

    boolean hasWork() {
      return !farewell && (!greeted || !inputs.isEmpty()) || left != null;
    }
  }

  // ---- its life

  FakeProcess ready() {
    seat.announceReady();
    return this;
  }

  FakeProcess open() throws IOException {
    return open(PaperGate.OPTIONS);
  }

  FakeProcess open(GateOptions options) throws IOException {
    seat.open(options, this);
    return this;
  }

  FakeProcess inherit() throws IOException {
    inheritance = seat.inherit();
    for (var heir : inheritance.heirs()) {
      var customer = new Customer(heir.connected().client(), heir.connected().terminal().columns());
      customer.greeted = heir.greeted();
      customer.retries = heir.retries();
      var count = heir.kept().get(COUNT);
      customer.count = count == null ? 0 : Integer.parseInt(new String(count, UTF_8));
      add(customer);
    }
    return this;
  }

  FakeProcess admit() {
    seat.admit();
    return this;
  }

  private void add(Customer customer) {
    if (customers.put(customer.id, customer) != null) {
      throw new AssertionError("client %d: told of twice".formatted(customer.id));
    }
  }

  // ---- what comes

  @Override
  public synchronized void receive(ToService message) {
    arrived.add(message);
    notifyAll();
  }

  @Override
  public synchronized void order(Order order) {
    arrived.add(order);
    notifyAll();
  }

  /// Looks at what has arrived, as far as the next order.
  ///
  /// @return whether there was an order
  boolean look() {
    for (Object item; (item = poll()) != null; ) {
      switch (item) {
        case ToService message -> note(message);
        case Order order -> {
          obey(order);
          return true;
        }
        default -> throw new AssertionError(item);
      }
    }
    return false;
  }

  /// Looks at everything that has arrived.
  FakeProcess lookAtAll() {
    boolean more = true;
    while (more) {
      more = look();
    }
    return this;
  }

  private synchronized Object poll() {
    return arrived.poll();
  }

  private void obey(Order order) {
    orders.add(order);
    switch (order) {
      case Order.Freeze _ -> {
        frozen = true;
        seat.frozen();
      }
      case Order.Thaw _ -> frozen = false;
      case Order.RestartFailed _, Order.End _, Order.Stop _ -> {}
    }
  }

  private void note(ToService message) {
    if (message instanceof ToService.Connected(long id, var _, var _, var _, var _, var terminal)) {
      add(new Customer(id, terminal.columns()));
      return;
    }
    if (message instanceof ToService.Refused refusal) {
      refused += refusal.count();
      return;
    }
    var customer = customers.get(message.client());
    if (customer == null) {
      throw new AssertionError("never told of: " + message);
    }
    switch (message) {
      case ToService.Lines(long _, var lines) -> customer.inputs.addAll(lines);
      case ToService.Keys(long _, var keys) -> customer.inputs.addAll(keys);
      case ToService.Data(long _, var bytes) -> customer.inputs.add(new String(bytes, UTF_8));
      case ToService.TerminalChanged(long _, var terminal) -> customer.columns = terminal.columns();
      case ToService.OutOfBand _,
          ToService.Subnegotiation _,
          ToService.Signalled _,
          ToService.Exceeded _ -> {}
      case ToService.InputEnded _ -> customer.inputs.add(LeaveReason.END_OF_INPUT);
      case ToService.Left(long _, var reason) -> customer.left = reason;
      case ToService.Connected _, ToService.Refused _ -> throw new AssertionError(message);
    }
  }

  /// Waits until something arrives that was not looked at.
  synchronized void awaitArrival() throws InterruptedException {
    while (arrived.isEmpty()) {
      wait();
    }
  }

  /// {@return how wide it takes the client's window to be}
  int columns(long client) {
    return customers.get(client).columns;
  }

  // ---- what it does

  /// {@return who has something to be done}
  List<Customer> waiting() {
    return frozen ? List.of() : customers.values().stream().filter(Customer::hasWork).toList();
  }

  /// Does the next thing for a client; a retry is announced first, which is a thing of its own.
  void serve(Customer customer) {
    if (customer.retries > 0 && retrying != customer && !customer.farewell) {
      retrying = customer;
      send(new ToGate.Retry(customer.id));
      return;
    }
    retrying = null;
    customer.retries = Math.max(0, customer.retries - 1);
    if (customer.farewell) {
      // Its leaving was handled when it ended its input.
      customers.remove(customer.id);
    } else if (!customer.greeted) {
      customer.greeted = true;
      send(write(customer, "welcome"), new ToGate.Greeted(customer.id));
    } else if (!customer.inputs.isEmpty()) {
      handle(customer, customer.inputs.remove());
    } else {
      customers.remove(customer.id);
      send(write(customer, "farewell"), new ToGate.Forget(customer.id));
    }
  }

  private void handle(Customer customer, Object input) {
    if (input instanceof LeaveReason) {
      customer.farewell = true;
      send(
          write(customer, "farewell"),
          new ToGate.Close(customer.id),
          new ToGate.Forget(customer.id));
      return;
    }
    int number = Integer.parseInt((String) input);
    if (number < customer.count) {
      throw new AssertionError(
          "client %d: line %d came again, after %d".formatted(customer.id, number, customer.count));
    }
    customer.count = number + 1;
    send(
        write(customer, String.valueOf(number)),
        new ToGate.Acknowledge(customer.id, 1),
        new ToGate.Keep(customer.id, COUNT, String.valueOf(customer.count).getBytes(UTF_8)));
  }

  /// Does all there is to do.
  FakeProcess serveAll() {
    lookAtAll();
    for (var waiting = waiting(); !waiting.isEmpty(); waiting = waiting()) {
      for (var customer : waiting) {
        serve(customer);
        if (retrying == customer) {
          serve(customer);
        }
      }
      lookAtAll();
    }
    return this;
  }

  static ToGate write(Customer customer, String text) {
    return new ToGate.Write(customer.id, text + "\n");
  }

  void send(ToGate... steps) {
    var frame = new Frame();
    List.of(steps).forEach(frame::add);
    seat.send(frame);
  }

  boolean isFrozen() {
    return frozen;
  }
}
