package dev.parley.wire;

import dev.parley.link.TelnetPolicy;
import dev.parley.link.TerminalState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How those parts of messages are written that have to do with telnet.
final class TelnetValues {
  private TelnetValues() {}

  static void write(TerminalState terminal, Output out) {
    out.bool(terminal.telnet());
    write(terminal.types(), out);
    out.number(terminal.mtts());
    out.number(terminal.columns());
    out.number(terminal.rows());
    out.text(terminal.charset());
    out.number(terminal.environment().size());
    terminal
        .environment()
        .forEach((name, value) -> {
          out.text(name);
          out.text(value);
        });
    out.number(terminal.options().size());
    terminal.options().forEach(out::number);
    out.bool(terminal.compressed());
    out.number(terminal.packages().size());
    terminal
        .packages()
        .forEach((name, version) -> {
          out.text(name);
          out.number(version);
        });
  }

  static TerminalState terminal(Input in) throws WireException {
    return new TerminalState(
        in.bool(),
        texts(in),
        in.int32(),
        in.int32(),
        in.int32(),
        in.text(),
        environment(in),
        options(in),
        in.bool(),
        packages(in));
  }

  private static Map<String, String> environment(Input in) throws WireException {
    int count = in.count(2);
    Map<String, String> environment = new HashMap<>();
    for (int index = 0; index < count; index++) {
      environment.put(in.text(), in.text());
    }
    return environment;
  }

  private static Set<Integer> options(Input in) throws WireException {
    int count = in.count(1);
    Set<Integer> options = new HashSet<>();
    for (int index = 0; index < count; index++) {
      options.add(in.int32());
    }
    return options;
  }

  private static Map<String, Integer> packages(Input in) throws WireException {
    int count = in.count(2);
    Map<String, Integer> packages = new HashMap<>();
    for (int index = 0; index < count; index++) {
      packages.put(in.text(), in.int32());
    }
    return packages;
  }

  // ---- what is told to those who list services

  static void write(Map<String, List<String>> variables, Output out) {
    out.number(variables.size());
    variables.forEach((name, values) -> {
      out.text(name);
      write(values, out);
    });
  }

  static Map<String, List<String>> variables(Input in) throws WireException {
    int count = in.count(2);
    Map<String, List<String>> variables = new HashMap<>();
    for (int index = 0; index < count; index++) {
      variables.put(in.text(), texts(in));
    }
    return variables;
  }

  private static void write(List<String> texts, Output out) {
    out.number(texts.size());
    texts.forEach(out::text);
  }

  private static List<String> texts(Input in) throws WireException {
    int count = in.count(1);
    List<String> texts = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      texts.add(in.text());
    }
    return texts;
  }

  // ---- options

  static void write(TelnetPolicy policy, Output out) {
    out.bool(policy.quiet());
    out.bool(policy.compression());
    out.bool(policy.gmcp());
    out.bool(policy.msdp());
    out.bool(policy.mssp());
    Values.write(policy.settleLimit(), out);
    Values.write(policy.keepAlive(), out);
    Values.write(policy.areYouThereInterval(), out);
    out.number(policy.maxPayload());
    out.number(policy.payloadBudget());
    out.number(policy.maxNesting());
    out.number(policy.maxVariables());
    out.number(policy.maxTerminalTypes());
    out.number(policy.declared().size());
    for (TelnetPolicy.Declared declared : policy.declared()) {
      out.number(declared.option());
      out.bool(declared.remote());
      out.bool(declared.offered());
    }
  }

  static TelnetPolicy policy(Input in) throws WireException {
    return new TelnetPolicy(
        in.bool(),
        in.bool(),
        in.bool(),
        in.bool(),
        in.bool(),
        Values.duration(in),
        Values.duration(in),
        Values.duration(in),
        in.int32(),
        in.int32(),
        in.int32(),
        in.int32(),
        in.int32(),
        declared(in));
  }

  private static List<TelnetPolicy.Declared> declared(Input in) throws WireException {
    int count = in.count(3);
    List<TelnetPolicy.Declared> declared = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      declared.add(new TelnetPolicy.Declared(in.int32(), in.bool(), in.bool()));
    }
    return declared;
  }
}
