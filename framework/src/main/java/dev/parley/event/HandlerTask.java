package dev.parley.event;

import dev.parley.strand.Task;

/// Calls a handler in a task of its own, as a part of the dispatch that starts it.
final class HandlerTask implements Task {
  private final StrandNesting nesting;
  private final int outerDepth;
  private final Object event;
  private final Runnable body;

  HandlerTask(Registry registry, Object event, Runnable body) {
    this.nesting = registry.strandNesting();
    this.outerDepth = nesting.depth();
    this.event = event;
    this.body = body;
  }

  @Override
  public void run() {
    nesting.enterAt(outerDepth);
    try {
      body.run();
    } finally {
      nesting.exitAll();
    }
  }

  @Override
  public Object subject() {
    return event;
  }
}
