package dev.parley.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Service;
import dev.parley.testkit.MemoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class PatternTest {
  private static Service service(String pattern) {
    var service = Service.create();
    var commands = Commands.of(service);
    commands.type(
        "item",
        ArgumentTypesTest.phrase("red ball", "ball", "box", "rock and roll", "old rusty sword"));
    commands.add(
        pattern,
        cmd ->
            cmd.client()
                .write(
                    cmd.command().parameters().stream()
                        .filter(parameter -> cmd.has(parameter.name()))
                        .map(parameter ->
                            parameter.name() + "=" + cmd.get(parameter.name(), Object.class))
                        .toList()
                        .toString()));
    return service;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          x                           ¦ x                          ¦ []
          x                           ¦ x y                        ¦ Syntax: x
          x <a>                       ¦ x some  words here         ¦ [a=some  words here]
          x <a>                       ¦ x                          ¦ Syntax: x <a>
          x <a> <b>                   ¦ x one two three            ¦ [a=one, b=two three]
          x <a> <b>                   ¦ x "one two" three          ¦ [a=one two, b=three]
          x <a> <b>                   ¦ x "one two                 ¦ [a="one, b=two]
          x <a> <b:word>              ¦ x one two three            ¦ Syntax: x <a> <b>
          x [<a>]                     ¦ x                          ¦ []
          x [<a>]                     ¦ x one two                  ¦ [a=one two]
          x <a> [<n:number>]          ¦ x one                      ¦ [a=one]
          x <a> [<n:number>]          ¦ x one 2                    ¦ [a=one, n=2]
          x <n:number>                ¦ x two                      ¦ "two" is no whole number.
          x <n:number>                ¦ x 99999999999              ¦ "99999999999" is no whole number.
          x <n:1..6>                  ¦ x 7                        ¦ 7 will not do here: give a number from 1 to 6.
          x <n:1..6>                  ¦ x                          ¦ Syntax: x <n 1..6>
          x <n:1..>                   ¦ x 0                        ¦ 0 is too little: 1 is the least.
          x <n:..-1>                  ¦ x 0                        ¦ 0 is too much: -1 is the most.
          x <m:on|off>                ¦ x OF                       ¦ [m=off]
          x <m:on|off>                ¦ x o                        ¦ Which "o": on or off?
          x <m:on|off>                ¦ x no                       ¦ "no" will not do here: give on or off.
          x <m:on|off>                ¦ x                          ¦ Syntax: x <on|off>
          x <d:duration>              ¦ x 1h30m                    ¦ [d=PT1H30M]
          x <d:duration>              ¦ x 45                       ¦ [d=PT45S]
          x <d:duration>              ¦ x soon                     ¦ "soon" is no time: give one such as 90s, 5m, 1h30m or 2d.
          x <d:duration>              ¦ x 1m-3                     ¦ "1m-3" is no time: give one such as 90s, 5m, 1h30m or 2d.
          x <l...>                    ¦ x a, b c and d             ¦ [l=[a, b c, d]]
          x <l...> <t>                ¦ x a, b and c d             ¦ [l=[a, b, c], t=d]
          x <l:word...>               ¦ x a,b,a                    ¦ [l=[a, b]]
          x <item> in <to:item>       ¦ x red ball IN box          ¦ [item=red ball, to=box]
          x <item> in <to:item>       ¦ x blue ball in box         ¦ There is no "blue ball".
          x <item> in <to:item>       ¦ x ball                     ¦ Syntax: x <item> in <to>
          x <item> [from <to:item>]   ¦ x old rusty sword from box ¦ [item=old rusty sword, to=box]
          x <item> [from <to:item>]   ¦ x old rusty sword          ¦ [item=old rusty sword]
          x <item> <text>             ¦ x red ball hits you        ¦ [item=red ball, text=hits you]
          x <item...>                 ¦ x "rock and roll", box     ¦ [item=[rock and roll, box]]
          x <item...> <text>          ¦ x ball and box now         ¦ [item=[ball, box], text=now]
          x <item...> <text>          ¦ x ball and now             ¦ [item=[ball], text=and now]
          x <item...> <text>          ¦ x ball, now                ¦ There is no "now".
          x <a> to <b>                ¦ x me to you to us          ¦ [a=me, b=you to us]
          x <a:text> to <b>           ¦ x me to you to us          ¦ [a=me to you, b=us]
          x [quickly] [at <item>]     ¦ x quickly at ball          ¦ [item=ball]
          x [quickly] [at <item>]     ¦ x at ball                  ¦ [item=ball]
          x [quickly] [at <item>]     ¦ x slowly                   ¦ Syntax: x [quickly] [at <item>]
          x [a [b <c>]]               ¦ x a b c                    ¦ [c=c]
          """)
  void understands(String pattern, String line, String result) {
    try (var running = MemoryService.start(() -> service(pattern))) {
      var ann = running.client();
      ann.send(line);
      ann.expectLine(result);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          <a>               ¦ its beginning (expected the name of the command: say <message>)
          x <a> <a>         ¦ <a> (expected another name: an argument is called so already)
          x <a:thing>       ¦ <a:thing> (expected a known type; make it known by commands.type(...) before)
          x [<a>            ¦ its end (expected a "]" for each "[")
          x <a>]            ¦ "]" (expected a "[" before it)
          x []              ¦ "[]" (expected something between the brackets)
          x <a              ¦ "<a" (expected a closing bracket)
          x <a b>           ¦ <a b> (expected <name>, <name:type>, <name:1..6>, <name:on|off>, or a list, <name...>)
          """)
  void refusesAPatternThatIsWrong(String pattern, String message) {
    assertThatThrownBy(() -> service(pattern))
        .isInstanceOf(CommandDefinitionException.class)
        .hasMessage("pattern \"%s\": %s", pattern, message);
  }

  @Test
  void asksTypesABoundedNumberOfTimes() {
    var asked = new int[1];
    try (var running =
        MemoryService.start(() -> {
          var service = Service.create();
          var commands = Commands.of(service);
          commands.type(
              "picky",
              new ArgumentType<>(String.class, ArgumentType.Extent.TEXT) {
                @Override
                public String parse(String words, ArgumentContext context) {
                  asked[0]++;
                  return words;
                }
              });
          commands.add("x <a:picky> <b:picky> <c:picky> <d:number>", _ -> {});
          return service;
        })) {
      var ann = running.client();
      ann.send("x " + "a ".repeat(1000));
      ann.expect("is no whole number.");
      assertThat(asked[0]).isBetween(1, 200);
    }
  }
}
