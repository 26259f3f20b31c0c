package criu.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Holds for a method with a type of protobuf, or a generated message, in its signature. */
final class ShowMessages extends ArchCondition<JavaMethod> {
  ShowMessages() {
    super("have messages of protobuf in their signatures");
  }

  @Override
  public void check(JavaMethod method, ConditionEvents events) {
    boolean shows =
        Stream.of(
                method.getAllInvolvedRawTypes().stream(),
                method.getExceptionTypes().stream().map(JavaClass.class::cast))
            .flatMap(types -> types)
            .anyMatch(ShowMessages::isMessage);
    events.add(new SimpleConditionEvent(method, shows, method.getFullName()));
  }

  private static boolean isMessage(JavaClass type) {
    return type.getPackageName().startsWith("com.google.protobuf")
        || type.getPackageName().startsWith("criu.mount.image.proto");
  }
}
