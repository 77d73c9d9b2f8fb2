package dev.parley.examples.pbx;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.PostStart;
import dev.parley.PostStop;
import dev.parley.PreStart;
import dev.parley.Service;
import dev.parley.asterisk.ActionFailedException;
import dev.parley.asterisk.Manager;
import dev.parley.asterisk.NotConnectedException;
import dev.parley.asterisk.action.Originate;
import dev.parley.asterisk.event.Channel;
import dev.parley.asterisk.event.Exchange;
import dev.parley.commands.CommandRefused;
import dev.parley.commands.Commands;
import dev.parley.settings.Setting;
import dev.parley.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The calls of an Asterisk, for people who connect by telnet. They see calls come and go, and can
/// make some and end them.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Pbx {
  private static final Pattern ADDRESS = Pattern.compile("(\\[[^]]+]|[^:\\[\\]]+):(\\d{1,5})");

  private static final Setting<String> MANAGER =
      Setting.string("manager", "127.0.0.1:5038")
          .accepting("a host, a colon and a port from 1 to 65535", Pbx::isAddress)
          .describedAs("Host and port of the manager interface.");
  private static final Setting<String> USER =
      Setting.string("user", "parley").describedAs("Who logs in there.");
  private static final Setting<Path> SECRET_FILE =
      Setting.path("secret-file", Path.of("secret.txt"))
          .describedAs("A file that has the secret of that user as its first line.");
  private static final Setting<String> CONTEXT =
      Setting.string("context", "default")
          .describedAs("The context of the dialplan in which people are called.");
  private static final Setting<Boolean> DEMO =
      Setting.flag("demo", false)
          .describedAs("Has an exchange of its own instead, with three telephones.");
  private static final Setting<Duration> DEMO_PERIOD =
      Setting.duration("demo-period", Duration.ofSeconds(20))
          .describedAs("How often somebody there calls somebody.");

  private final Service service = Service.create();
  private final DemoExchange demo = new DemoExchange();

  /// Read before the start, so that a wrong one ends it.
  private String secret = "";

  private @Nullable Exchange exchange;

  private Pbx() {
    service.settings().declare(MANAGER, USER, SECRET_FILE, CONTEXT, DEMO, DEMO_PERIOD);
    service.prepare(this::readSecret);
    service.listen(PreStart.class, _ -> follow(manager()));
    service.listen(PostStart.class, _ -> exchange().manager().start());
    service.listen(Connect.class, event -> welcome(event.client()));
    service.listen(PostStop.class, _ -> demo.close());
    addTo(Commands.of(service).standard());
  }

  /// Runs the watch until it is stopped.
  public static void main(String[] args) {
    service().run(args);
  }

  /// {@return the watch, not yet started}
  public static Service service() {
    return new Pbx().service;
  }

  // ---- the exchange

  private Manager manager() throws Exception {
    var settings = service.settings();
    var manager = Manager.of(service);
    if (settings.get(DEMO)) {
      int port = service.call(() -> demo.start(settings.get(DEMO_PERIOD)));
      return manager
          .name("the demo")
          .address("127.0.0.1", port)
          .login(DemoExchange.USER, demo.secret())
          .build();
    }
    Matcher address = ADDRESS.matcher(settings.get(MANAGER));
    if (!address.matches()) {
      throw new IllegalStateException("the setting has been checked");
    }
    return manager
        .address(address.group(1), Integer.parseInt(address.group(2)))
        .login(settings.get(USER), secret)
        .build();
  }

  private static boolean isAddress(String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      return false;
    }
    int port = Integer.parseInt(address.group(2));
    return port >= 1 && port <= 65_535;
  }

  private String readSecret() {
    var settings = service.settings();
    if (!settings.get(DEMO)) {
      try (var lines = Files.lines(settings.get(SECRET_FILE))) {
        secret = lines.findFirst().orElse("");
      } catch (IOException | UncheckedIOException _) {
        // Said below, as of one that is empty.
      }
      if (secret.isBlank()) {
        throw settings.wrong(
            SECRET_FILE, "a file that can be read, with a secret in its first line");
      }
    }
    return secret;
  }

  private void follow(Manager manager) {
    exchange = Exchange.follow(manager);
    new Watch(service).attachTo(manager.registry());
  }

  private Exchange exchange() {
    if (exchange == null) {
      throw new IllegalStateException("the service has not started");
    }
    return exchange;
  }

  // ---- what people can do

  private void welcome(Client client) {
    client.write("The calls of the exchange. Type \"help\" to learn more.");
    client.write(
        exchange().manager().isConnected()
            ? "The exchange is here, " + exchange().channels().size() + " on the telephone."
            : "The exchange can't be reached at present.");
  }

  private void addTo(Commands commands) {
    commands
        .add("calls", cmd -> cmd.client().write(calls()))
        .help("Lists who is on the telephone.");
    commands
        .add(
            "call <telephone> <extension>",
            cmd -> {
              done(() -> call(cmd.text("telephone"), cmd.text("extension")));
              cmd.client().write("It rings.");
            })
        .help("Rings a telephone, such as PJSIP/ann, and connects it with an extension.");
    commands
        .add(
            "hangup <number>",
            cmd -> {
              Channel channel = channel(cmd.number("number"));
              done(channel::hangup);
              cmd.client().write("You have ended the call of " + Names.of(channel) + ".");
            })
        .help("Ends a call, by its number in the list.");
  }

  private Text calls() {
    var table = Text.table("", "Who", "State", "With", "Where");
    int number = 1;
    for (Channel channel : exchange().channels()) {
      table.row(
          number++,
          Names.of(channel),
          channel.state(),
          Names.others(channel),
          (channel.extension() + " " + channel.application()).strip());
    }
    return number == 1 ? Text.of("Nobody is on the telephone.") : table.toText();
  }

  private Channel channel(int number) {
    List<Channel> channels = List.copyOf(exchange().channels());
    if (number < 1 || number > channels.size()) {
      throw new CommandRefused("There is no call " + number + ". Type \"calls\" to see them.");
    }
    return channels.get(number - 1);
  }

  /// Does not wait until somebody answers: what becomes of it is told by events.
  private Object call(String telephone, String extension) {
    return exchange()
        .manager()
        .send(
            Originate.toExtension(telephone, service.settings().get(CONTEXT), extension, "1")
                .async());
  }

  private static void done(Supplier<?> command) {
    try {
      var _ = command.get();
    } catch (ActionFailedException e) {
      throw new CommandRefused("The exchange says: " + e.response() + ".");
    } catch (NotConnectedException _) {
      throw new CommandRefused("The exchange can't be reached at present.");
    }
  }
}
