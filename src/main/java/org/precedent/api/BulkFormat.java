package org.precedent.api;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.precedent.attribute.bulk.BulkSink;

/** The forms in which a bulk read is answered. */
enum BulkFormat {
  NDJSON(new MediaType("application", "x-ndjson")) {
    @Override
    Writer writer(OutputStream out, boolean spreadsheet) {
      return new NdjsonWriter(out);
    }
  },
  CSV(new MediaType("text", "csv", "utf-8")) {
    @Override
    Writer writer(OutputStream out, boolean spreadsheet) throws IOException {
      return new CsvWriter(out, spreadsheet);
    }
  };

  /** Takes rows. */
  interface Writer extends BulkSink {

    /** Writes what it has not yet written. */
    void end() throws IOException;
  }

  private final MediaType type;

  BulkFormat(MediaType type) {
    this.type = type;
  }

  /**
   * One that writes there.
   *
   * @param spreadsheet whether texts that spreadsheets take for formulas are to be defused
   */
  abstract Writer writer(OutputStream out, boolean spreadsheet) throws IOException;

  MediaType type() {
    return type;
  }

  /** The format with that name. */
  static Optional<BulkFormat> named(String name) {
    return switch (name) {
      case "ndjson" -> Optional.of(NDJSON);
      case "csv" -> Optional.of(CSV);
      default -> Optional.empty();
    };
  }

  /** The first that the client accepts; empty if he accepts none. */
  static Optional<BulkFormat> acceptedBy(List<MediaType> accepted) {
    for (MediaType wanted : accepted) {
      for (BulkFormat format : values()) {
        if (wanted.isCompatible(format.type)) {
          return Optional.of(format);
        }
      }
    }
    return Optional.empty();
  }
}
