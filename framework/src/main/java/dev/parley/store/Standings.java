package dev.parley.store;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How objects stand to what is saved of them, active or not, as long as somebody has them. Objects
/// are told apart by identity, whatever their `equals` says.
///
/// Confined to its strand.
final class Standings {
  private final Map<Object, Standing> known = new HashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /// An object that may go, or one that is looked for.
  private static final class Identity extends WeakReference<Object> {
    private final int hash;

    Identity(Object object, @Nullable ReferenceQueue<Object> gone) {
      super(object, gone);
      hash = System.identityHashCode(object);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object object = get();
      return object != null && other instanceof Identity identity && identity.refersTo(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /// {@return how an object stands}
  Standing of(Object object) {
    Standing standing = known.get(new Identity(object, null));
    if (standing == null) {
      standing = Standing.unsaved();
      note(object, standing);
    }
    return standing;
  }

  void note(Object object, Standing standing) {
    for (Reference<?> lost = gone.poll(); lost != null; lost = gone.poll()) {
      known.remove(lost);
    }
    known.put(new Identity(object, gone), standing);
  }
}
