import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** What a call site does, as the body of a static method with the arguments of the site. */
final class PlainBody {
  private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();
  private static final int PRIME = 31;

  private PlainBody() {}

  /** Returns the body; nothing where the site is best left to the JVM. */
  static Optional<Consumer<CodeBuilder>> of(InvokeDynamicInstruction site) {
    List<ConstantDesc> arguments = site.bootstrapArgs();
    return switch (site.bootstrapMethod().owner().displayName() + "." + site.name().stringValue()) {
      case "SwitchBootstraps.typeSwitch" ->
          arguments.stream().allMatch(ClassDesc.class::isInstance)
              ? Optional.of(code -> choose(code, arguments))
              : Optional.empty();
      case "ObjectMethods.equals" ->
          Optional.of(code -> compare(code, (ClassDesc) arguments.getFirst(), getters(arguments)));
      case "ObjectMethods.hashCode" -> Optional.of(code -> hash(code, getters(arguments)));
      default -> Optional.empty();
    };
  }

  private static List<DirectMethodHandleDesc> getters(List<ConstantDesc> arguments) {
    return arguments.stream()
        .filter(DirectMethodHandleDesc.class::isInstance)
        .map(DirectMethodHandleDesc.class::cast)
        .toList();
  }

  /**
   * The number of the first type, from the given number on, of which the object is; -1 for null.
   */
  private static void choose(CodeBuilder code, List<ConstantDesc> types) {
    code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
    for (int i = 0; i < types.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf((ClassDesc) types.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(types.size()).ireturn();
  }

  private static void compare(
      CodeBuilder code, ClassDesc record, List<DirectMethodHandleDesc> getters) {
    Label differs = code.newLabel();
    code.aload(1).instanceOf(record).ifeq(differs);
    code.aload(1).checkcast(record).astore(2);
    for (DirectMethodHandleDesc getter : getters) {
      ClassDesc type = getter.invocationType().returnType();
      get(code, 0, getter);
      get(code, 2, getter);
      if (type.isPrimitive()) {
        code.invokestatic(Conversion.box(type), "compare", MethodTypeDesc.of(CD_int, type, type));
        code.ifne(differs);
      } else {
        code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object));
        code.ifeq(differs);
      }
    }
    code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
  }

  private static void hash(CodeBuilder code, List<DirectMethodHandleDesc> getters) {
    code.iconst_0();
    for (DirectMethodHandleDesc getter : getters) {
      ClassDesc type = getter.invocationType().returnType();
      code.loadConstant(PRIME).imul();
      get(code, 0, getter);
      if (type.isPrimitive()) {
        code.invokestatic(Conversion.box(type), "hashCode", MethodTypeDesc.of(CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  private static void get(CodeBuilder code, int slot, DirectMethodHandleDesc getter) {
    code.aload(slot);
    code.getfield(getter.owner(), getter.methodName(), getter.invocationType().returnType());
  }
}
