package dev.parley.examples.docs;

import static dev.parley.Clients.except;
import static dev.parley.text.Styles.bold;
import static dev.parley.text.Styles.green;
import static dev.parley.text.Styles.italic;
import static dev.parley.text.Styles.red;
import static dev.parley.text.Styles.styled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.Client;
import dev.parley.Connect;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.event.EventHandler;
import dev.parley.event.Key;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import dev.parley.text.Colour;
import dev.parley.text.ColourDepth;
import dev.parley.text.Column;
import dev.parley.text.Display;
import dev.parley.text.Markup;
import dev.parley.text.MarkupException;
import dev.parley.text.Style;
import dev.parley.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The code of docs/text.md.
@Timeout(180)
class TextGuideTest {
  private static final Key<String> NAME = Key.of("name", String.class);

  private record Person(String name, int level, String doing) {}

  private final Service service = Service.create();
  private TestService running;

  @AfterEach
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  private SocketClient talk(EventHandler<Connect> handler) {
    service.listen(Connect.class, handler);
    running = TestService.start(service);
    return running.client();
  }

  @Test
  void writing() {
    service.listen(Connect.class, event -> event.client().put(NAME, "Ann"));
    // tag::write[]
    service.listen(
        Receive.class,
        event -> {
          Client client = event.client();
          Text name = bold(client.get(NAME));
          client.write(Text.of("You say: ", green(event.line())));
          service.writeAll(Text.of(name, " says: ", green(event.line())), except(client));
        });
    // end::write[]
    var ann = talk(event -> event.client().write("Hello."));
    var bob = running.client();
    ann.expectLine("Hello.");
    bob.expectLine("Hello.");
    ann.send("Hi\033[2J!");
    ann.expectLine("You say: Hi\uFFFD[2J!");
    bob.expectLine("Ann says: Hi\uFFFD[2J!");
  }

  @Test
  void styles() {
    // tag::styles[]
    Text alert = red("It is ", bold("very"), " hot here.");
    Text orange = styled(Style.of(Colour.rgb(255, 135, 0)), "lava");
    Text bySetting = styled(Style.parse("bold white on blue"), " News ");
    // end::styles[]
    var colours = Display.PLAIN.withColours(ColourDepth.SIXTEEN);
    assertThat(alert.render(colours))
        .isEqualTo("\033[31mIt is \033[0;1;31mvery\033[0;31m hot here.\033[0m");
    assertThat(orange.render(colours)).isEqualTo("\033[91mlava\033[0m");
    assertThat(bySetting.render(colours)).isEqualTo("\033[1;37;44m News \033[0m");
  }

  @Test
  void blocks() {
    List<Person> people =
        List.of(
            new Person("Ann", 3, "mending the roof of the old mill"),
            new Person("Bartholomew", 112, "asleep"));
    Client client;
    // tag::blocks[]
    var who = Text.table("Name", Column.of("Level").right(), "Doing");
    for (Person person : people) {
      who.row(bold(person.name()), person.level(), person.doing());
    }
    Text page =
        Text.lines(
            Text.rule("The Gilded Flagon"),
            Text.paragraph(
                """
                A low room, thick with smoke. Somebody has carved
                """,
                italic("Ann was here"),
                " into the bar."),
            "",
            who.toText(),
            "",
            Text.list("a lamp", "a rusty old key"),
            Text.of("Health: ", green(Text.gauge(12, 20, 10))),
            Text.of("Exits: ", Text.command("north", "go north")));
    // end::blocks[]
    var narrow = Display.PLAIN.withWidth(40);
    assertThat(page.render(narrow) + "\n")
        .isEqualTo(
            // tag::seen[]
            """
            ────────── The Gilded Flagon ───────────
            A low room, thick with smoke. Somebody
            has carved Ann was here into the bar.

            Name         Level  Doing
            ───────────  ─────  ────────────────────
            Ann              3  mending the roof of
                                the old mill
            Bartholomew    112  asleep

            • a lamp
            • a rusty old key
            Health: ██████░░░░ 12/20
            Exits: north
            """
            // end::seen[]
            );
    assertThat(page.render(narrow.withCharset(StandardCharsets.US_ASCII)))
        .startsWith("---------- The Gilded Flagon -----------\n")
        .contains("\n* a lamp\n")
        .contains("\nHealth: [######----] 12/20\n");
    assertThat(page.render(narrow.withScreenReader(true).withWidth(80)))
        .startsWith("The Gilded Flagon\n")
        .contains("\nName: Ann. Level: 3. Doing: mending the roof of the old mill.\n")
        .contains("\nHealth: 12 of 20\n");
  }

  @Test
  void markup() {
    // tag::markup[]
    Markup help =
        Markup.parse(
            """
            {heading Moving}
            {paragraph}
            Type the name of an {bold}exit{/}, such as {send north}north{/}
            or its first letter. See also {link https://example.org/moving}the map{/}.
            {/}
            {list}
              {item}Doors may be {red}locked{/}.
              {item}{italic}look{/} tells where you are.
            {/}
            {rule}
            """);
    // end::markup[]
    assertThat(help.with().render(Display.PLAIN.withWidth(60)))
        .isEqualTo(
            """
            Moving
            ══════
            Type the name of an exit, such as north or its first letter.
            See also the map (https://example.org/moving).
            • Doors may be locked.
            • look tells where you are.
            """
                + "─".repeat(60));
  }

  @Test
  void templates() {
    String name = "{/}Eve";
    String line = "{red}\033[31mhaha";
    // tag::template[]
    Text said = Markup.of("{bold}{0}{/} says: {green}{1}{/}", name, line);
    // end::template[]
    assertThat(said.render(Display.PLAIN)).isEqualTo("{/}Eve says: {red}\uFFFD[31mhaha");
  }

  @Test
  void errors() {
    assertThatExceptionOfType(MarkupException.class)
        .isThrownBy(() -> Markup.parse("Doors may be\n  {bold}locked{/red}."))
        .withMessage(
            // tag::error[]
            "line 2, column 15: {/red} closes {bold} of line 2, column 3 (expected {/bold} or {/})"
            // end::error[]
            );
  }

  @Test
  void displays() {
    Text text = red("It is hot.");
    // tag::display[]
    Display display =
        Display.PLAIN
            .withColours(ColourDepth.PALETTE)
            .withCharset(StandardCharsets.ISO_8859_1)
            .withWidth(100);
    String line = text.render(display);
    // end::display[]
    assertThat(line).isEqualTo("\033[31mIt is hot.\033[0m");
  }
}
