package criu.syscall.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether every function fits the one shape that all are called through. */
class SignatureTests {

  @ParameterizedTest
  @EnumSource(LibcFunction.class)
  void takesAtMostSixIntegersOrPointers(LibcFunction function) throws Exception {
    FunctionDescriptor signature = Generated.signature(function.symbol());
    assertTrue(signature.argumentLayouts().size() <= Libc.MOST_ARGUMENTS, signature::toString);
    assertTrue(
        signature.argumentLayouts().stream().allMatch(SignatureTests::isIntegerOrPointer),
        signature::toString);
  }

  @ParameterizedTest
  @EnumSource(LibcFunction.class)
  void resultIsReadAsWideAsItIs(LibcFunction function) throws Exception {
    MemoryLayout result = Generated.signature(function.symbol()).returnLayout().orElseThrow();
    long high = 0x1_0000_0000L;
    boolean wide = function.result(high) == high;
    assertEquals(assertInstanceOf(ValueLayout.class, result).byteSize() == Long.BYTES, wide);
  }

  @ParameterizedTest
  @EnumSource(LibcFunction.class)
  void isInTheCLibraryOfThisMachine(LibcFunction function) {
    assertTrue(function.address().isPresent(), function.symbol());
  }

  private static boolean isIntegerOrPointer(MemoryLayout layout) {
    return layout instanceof ValueLayout.OfInt
        || layout instanceof ValueLayout.OfLong
        || layout instanceof AddressLayout;
  }
}
