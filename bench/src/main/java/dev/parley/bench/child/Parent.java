package dev.parley.bench.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The JVM that started this one. When it is gone, this one is ended at once.
///
/// Thread-safe.
public final class Parent {
  private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
  private final PrintStream out;

  private Parent(PrintStream out) {
    this.out = out;
  }

  /// Begins to listen to the parent. What the program prints goes to the errors from now on, so
  /// that it is not taken for an answer.
  public static Parent connect() {
    var parent = new Parent(System.out);
    System.setOut(System.err);
    Thread.ofPlatform().daemon().name("parent").start(parent::readCommands);
    return parent;
  }

  /// Waits for the next command.
  public String command() throws InterruptedException {
    return commands.take();
  }

  /// Answers with one line.
  public void answer(String line) {
    out.println(line);
    out.flush();
  }

  private void readCommands() {
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      in.lines().forEach(commands::add);
    } catch (IOException e) {
      // The same as the end of the input.
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }
}
