package criu.mount.crit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.StringTokenizer;

/** Reads the table {@code schema.txt}, whose head describes its lines. */
final class SchemaTable {
  private final Map<String, MessageType> messages = new HashMap<>();
  private final Map<String, SequencedMap<Long, String>> enums = new HashMap<>();
  private final Map<String, SequencedMap<String, Long>> bits = new HashMap<>();
  private final Map<String, SequencedMap<Long, String>> names = new HashMap<>();
  private final List<ImageKind> images = new ArrayList<>();

  private SchemaTable() {}

  static SchemaTable parse(String text) {
    SchemaTable table = new SchemaTable();
    List<List<String>> lines = text.lines().map(SchemaTable::words).toList();
    lines.forEach(table::readNames); // which fields refer to, before they stand
    lines.forEach(table::declareMessage);
    Optional<MessageType> message = Optional.empty();
    for (List<String> line : lines) {
      if (!line.isEmpty() && line.getFirst().equals("message")) {
        message = Optional.of(table.message(line.get(1)));
      } else if (!line.isEmpty() && Character.isDigit(line.getFirst().charAt(0))) {
        message.orElseThrow().add(table.field(line));
      }
    }
    lines.forEach(table::readImage);
    return table;
  }

  Map<String, MessageType> messages() {
    return messages;
  }

  Collection<ImageKind> images() {
    return images;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(line, " ");
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  private void readNames(List<String> line) {
    switch (line.isEmpty() ? "" : line.getFirst()) {
      case "enum" -> enums.put(line.get(1), numbered(line.subList(2, line.size())));
      case "names" ->
          names.put(line.get(1) + "." + line.get(2), numbered(line.subList(3, line.size())));
      case "bits" -> {
        SequencedMap<String, Long> words = new LinkedHashMap<>();
        for (String pair : line.subList(2, line.size())) {
          int equals = pair.indexOf('=');
          words.put(pair.substring(0, equals), Long.decode(pair.substring(equals + 1)));
        }
        bits.put(line.get(1), words);
      }
      default -> {}
    }
  }

  private static SequencedMap<Long, String> numbered(List<String> pairs) {
    SequencedMap<Long, String> words = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      words.put(Long.valueOf(pair.substring(0, equals)), pair.substring(equals + 1));
    }
    return words;
  }

  private void declareMessage(List<String> line) {
    if (!line.isEmpty() && line.getFirst().equals("message")) {
      messages.put(line.get(1), new MessageType(line.get(1)));
    }
  }

  private MessageType message(String name) {
    return Optional.ofNullable(messages.get(name)).orElseThrow();
  }

  private FieldType field(List<String> line) {
    String name = line.get(1);
    String type = line.get(2);
    boolean repeated = false;
    Format format = Format.PLAIN;
    for (String word : line.subList(3, line.size())) {
      switch (word) {
        case "repeated" -> repeated = true;
        default -> format = format(name, word);
      }
    }
    return new FieldType(
        Integer.parseInt(line.getFirst()),
        name,
        kind(type),
        repeated,
        format,
        type,
        enums.getOrDefault(type, new LinkedHashMap<>()));
  }

  private Kind kind(String type) {
    if (Kind.isPlain(type)) {
      return Kind.valueOf(type.toUpperCase(Locale.ROOT));
    }
    return enums.containsKey(type) ? Kind.ENUM : Kind.MESSAGE;
  }

  private Format format(String field, String word) {
    String of = word.substring(word.indexOf('=') + 1);
    return switch (word.substring(0, word.length() - (word.contains("=") ? of.length() : 0))) {
      case "hex" -> new Format.Hex();
      case "dev" -> new Format.DeviceNumber(false);
      case "odev" -> new Format.DeviceNumber(true);
      case "ip" -> new Format.Address();
      case "conv=" -> new Format.Quoted();
      case "flags=" -> bits.containsKey(of) ? new Format.Bits(bits.get(of)) : new Format.Hex();
      case "dict=" ->
          new Format.Names(Optional.ofNullable(names.get(of + "." + field)).orElseThrow());
      default -> throw new IllegalStateException("schema: " + word);
    };
  }

  private void readImage(List<String> line) {
    if (line.isEmpty() || !line.getFirst().equals("image")) {
      return;
    }
    boolean hasData = line.getLast().equals("+data");
    MessageType first = message(line.get(4));
    MessageType others = line.size() > 5 && !hasData ? message(line.get(5)) : first;
    int prefix =
        switch (line.get(3)) {
          case "own" -> 0;
          case "service" -> ImageKind.SERVICE;
          default -> ImageKind.COMMON;
        };
    images.add(
        new ImageKind(
            line.get(1), Long.decode(line.get(2)).intValue(), prefix, first, others, hasData));
  }
}
