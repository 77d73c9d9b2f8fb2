package dev.parley.event;

import dev.parley.strand.Task;

/// Something to do on a strand, that nobody waits for.
record StrandTask(Object subject, Runnable body) implements Task {
  @Override
  public void run() {
    body.run();
  }
}
