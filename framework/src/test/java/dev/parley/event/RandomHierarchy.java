package dev.parley.event;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Event classes made at run time, each of which extends another one of them or their common base.
final class RandomHierarchy {
  /// The base of all of them.
  public static class Base extends Event {
    static final Attribute<Integer> COLOUR = Attribute.of(Base.class, "colour", e -> e.colour);

    int number;
    Integer colour;

    public Base() {}
  }

  private static final class Loader extends ClassLoader {
    Loader() {
      super(RandomHierarchy.class.getClassLoader());
    }

    Class<?> define(String name, byte[] bytes) {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  final List<Class<? extends Base>> classes = new ArrayList<>();

  RandomHierarchy(Random random, int size) {
    var loader = new Loader();
    classes.add(Base.class);
    for (int i = 1; i < size; i++) {
      Class<?> parent = classes.get(random.nextInt(classes.size()));
      String name = "dev.parley.event.generated.C" + i;
      classes.add(loader.define(name, bytes(name, parent)).asSubclass(Base.class));
    }
  }

  private static byte[] bytes(String name, Class<?> parent) {
    ClassDesc superclass = parent.describeConstable().orElseThrow();
    MethodTypeDesc none = MethodTypeDesc.of(ConstantDescs.CD_void);
    return ClassFile.of()
        .build(
            ClassDesc.of(name),
            type ->
                type.withFlags(ClassFile.ACC_PUBLIC)
                    .withSuperclass(superclass)
                    .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        none,
                        ClassFile.ACC_PUBLIC,
                        code ->
                            code.aload(0)
                                .invokespecial(superclass, ConstantDescs.INIT_NAME, none)
                                .return_()));
  }

  Base event(int type, int number, Integer colour) {
    try {
      Base event = classes.get(type).getConstructor().newInstance();
      event.number = number;
      event.colour = colour;
      return event;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
