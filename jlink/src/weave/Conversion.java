import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/**
 * What a lambda does to a value on its way: boxing and unboxing, and no other change of a number.
 */
final class Conversion {
  private static final Map<ClassDesc, ClassDesc> BOXES =
      Map.of(
          ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
          ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
          ConstantDescs.CD_short, ConstantDescs.CD_Short,
          ConstantDescs.CD_char, ConstantDescs.CD_Character,
          ConstantDescs.CD_int, ConstantDescs.CD_Integer,
          ConstantDescs.CD_long, ConstantDescs.CD_Long,
          ConstantDescs.CD_float, ConstantDescs.CD_Float,
          ConstantDescs.CD_double, ConstantDescs.CD_Double);

  private Conversion() {}

  /** Returns the class of objects that hold a value of a primitive type. */
  static ClassDesc box(ClassDesc primitive) {
    return BOXES.get(primitive);
  }

  /** Tells whether {@link #convert} can do it. */
  static boolean isKnown(ClassDesc from, ClassDesc to) {
    if (from.isPrimitive() && to.isPrimitive()) {
      return from.equals(to);
    }
    return from.isPrimitive() || !to.isPrimitive() || box(to).equals(from);
  }

  /** Makes of a declared type the one that is meant. */
  static void narrow(CodeBuilder code, ClassDesc declared, ClassDesc meant) {
    if (!declared.equals(meant) && !meant.equals(CD_Object)) {
      code.checkcast(meant);
    }
  }

  static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
    if (from.isPrimitive() && !to.isPrimitive()) {
      ClassDesc box = box(from);
      code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
    } else if (!from.isPrimitive() && to.isPrimitive()) {
      code.invokevirtual(from, to.displayName() + "Value", MethodTypeDesc.of(to));
    }
  }
}
