package criu.mount.zstd;

import java.util.Optional;

/** The sequences of one block after the other, carried out; RFC 8878, 3.1.1.3.2 and 3.1.1.5. */
final class Sequences {
  private static final int TWO_BYTES = 128;
  private static final int THREE_BYTES = 255;
  private static final int THREE_BYTES_BASE = 0x7F00;

  private final Window out;
  private Optional<FseTable> literalTable = Optional.empty();
  private Optional<FseTable> offsetTable = Optional.empty();
  private Optional<FseTable> matchTable = Optional.empty();
  private final int[] offsets = {1, 4, 8};

  Sequences(Window out) {
    this.out = out;
  }

  /** Reads and carries out what follows the literals in a block. */
  void run(Bytes in, Literals literals) throws ZstdException {
    int count = count(in);
    int used = 0;
    if (count > 0) {
      readTables(in);
      used = run(new BackwardBits(in.array, in.at(), in.end), count, literals);
    } else {
      ZstdException.check(in.left() == 0, "a block without sequences goes on");
    }
    out.append(literals.bytes(), used, literals.length() - used);
  }

  private static int count(Bytes in) throws ZstdException {
    int first = in.next();
    if (first < TWO_BYTES) {
      return first;
    }
    return first < THREE_BYTES
        ? ((first - TWO_BYTES) << 8) + in.next()
        : (int) in.number(2) + THREE_BYTES_BASE;
  }

  private void readTables(Bytes in) throws ZstdException {
    int modes = in.next();
    ZstdException.check((modes & 3) == 0, "a reserved bit of the sequences is set");
    literalTable = table(CodeKind.LITERALS, modes >> 6, in, literalTable);
    offsetTable = table(CodeKind.OFFSET, modes >> 4, in, offsetTable);
    matchTable = table(CodeKind.MATCH, modes >> 2, in, matchTable);
  }

  private static Optional<FseTable> table(
      CodeKind kind, int mode, Bytes in, Optional<FseTable> before) throws ZstdException {
    return switch (mode & 3) {
      case 0 -> Optional.of(kind.usual());
      case 1 -> Optional.of(kind.single(in.next()));
      case 2 -> Optional.of(kind.described(in));
      default -> {
        ZstdException.check(before.isPresent(), "there is no table of states to take again");
        yield before;
      }
    };
  }

  /** Carries sequences out, and returns how many literals they took. */
  private int run(BackwardBits bits, int count, Literals literals) throws ZstdException {
    FseTable literalStates = literalTable.orElseThrow();
    FseTable offsetStates = offsetTable.orElseThrow();
    FseTable matchStates = matchTable.orElseThrow();
    int literal = literalStates.start(bits);
    int offset = offsetStates.start(bits);
    int match = matchStates.start(bits);
    int used = 0;
    for (int i = 1; i <= count; i++) {
      int distance = CodeKind.OFFSET.value(offsetStates.symbol(offset), bits);
      int length = CodeKind.MATCH.value(matchStates.symbol(match), bits);
      int before = CodeKind.LITERALS.value(literalStates.symbol(literal), bits);
      if (i < count) {
        literal = literalStates.next(literal, bits);
        match = matchStates.next(match, bits);
        offset = offsetStates.next(offset, bits);
      }
      ZstdException.check(bits.left() >= 0, "the sequences are cut short");
      ZstdException.check(before <= literals.length() - used, "there are too few literals");
      out.append(literals.bytes(), used, before);
      out.repeat(offset(distance, before == 0), length);
      used += before;
    }
    bits.requireEnd();
    return used;
  }

  /** Returns the distance of a value: a new one, or one of the last three. */
  private int offset(int value, boolean withoutLiterals) throws ZstdException {
    if (value > offsets.length) {
      return remember(value - offsets.length, 2);
    }
    int which = value - 1 + (withoutLiterals ? 1 : 0);
    int offset = which < offsets.length ? offsets[which] : offsets[0] - 1;
    ZstdException.check(offset > 0, "a match has the distance 0");
    return remember(offset, Math.min(which, 2));
  }

  /** Puts a distance first; those before the place it had move back by one. */
  private int remember(int offset, int place) {
    for (int i = place; i > 0; i--) {
      offsets[i] = offsets[i - 1];
    }
    offsets[0] = offset;
    return offset;
  }
}
