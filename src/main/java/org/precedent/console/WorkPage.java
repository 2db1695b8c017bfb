package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.console.imports.ImportRefusedException;
import org.precedent.console.imports.ValueImport;
import org.precedent.console.imports.ValueImports;
import org.precedent.identity.UserId;
import org.precedent.secrecy.KeyInfo;
import org.precedent.secrecy.rotation.Progress;
import org.precedent.secrecy.rotation.Rotations;

/** Long work: imports of values, and sealing again after a rotation of keys. */
@Named
@RequestScoped
public class WorkPage {

  @Inject Me me;
  @Inject Notes notes;
  @Inject NamedUsers namedUsers;
  @Inject ValueImports imports;
  @Inject Rotations rotations;

  private boolean loaded;
  private @Nullable Part file;
  private List<ImportRow> rows = List.of();
  private Optional<Progress> rotation = Optional.empty();

  /** Reads how it stands. */
  public void load() {
    me.requireAdministrator();
    loaded = true;
    List<ValueImport> last = imports.last(me.caller());
    Map<UserId, String> names =
        namedUsers.of(me.caller(), last.stream().map(ValueImport::caller).toList());
    rows =
        last.stream()
            .map(
                each ->
                    ImportRow.of(each, names.getOrDefault(each.caller(), each.caller().toString())))
            .toList();
    rotation = rotations.progress(me.caller());
  }

  // A page that is sent again is not loaded before.
  private List<ImportRow> rows() {
    if (!loaded) {
      load();
    }
    return rows;
  }

  private Optional<Progress> rotation() {
    rows();
    return rotation;
  }

  /** Begins to take the file over, and shows how far it is. */
  public void upload() {
    me.requireAdministrator();
    Part chosen = file;
    if (chosen == null || chosen.getSize() == 0) {
      notes.failed("import.choose");
    } else {
      begin(chosen);
    }
  }

  private void begin(Part chosen) {
    try {
      long id = imports.begin(me.caller(), nameOf(chosen), content(chosen));
      Operations.redirect(Addresses.ROOT + "/import?id=" + id);
    } catch (ImportRefusedException refused) {
      notes.failed("import.refused." + refused.why().code());
    }
  }

  private static String nameOf(Part chosen) {
    return Objects.requireNonNullElse(chosen.getSubmittedFileName(), "");
  }

  // One byte too many is enough for the import to refuse it.
  private static byte[] content(Part chosen) {
    try (InputStream input = chosen.getInputStream()) {
      return input.readNBytes(ValueImports.MAX_BYTES + 1);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** The last imports, the last one first. */
  public List<ImportRow> getImports() {
    return rows();
  }

  /** Whether there is something to wait for. */
  public boolean isBusy() {
    return rows().stream().anyMatch(row -> row.state().phase().busy()) || isRotating();
  }

  /** How far sealing again is; null before the first rotation of keys. */
  public @Nullable Progress getRotation() {
    return rotation().orElse(null);
  }

  /** Whether values are being sealed again. */
  public boolean isRotating() {
    return rotation().filter(each -> each.finishedAt().isEmpty()).isPresent();
  }

  /** How many values there are to be sealed again in all. */
  public long getRotationTotal() {
    return rotation().map(each -> each.resealed() + each.remaining()).orElse(0L);
  }

  /** The key that values are sealed with, as people should see it. */
  public String getPrimaryKey() {
    return rotations.keys(me.caller()).stream()
        .filter(KeyInfo::primary)
        .map(KeyInfo::displayId)
        .findFirst()
        .orElse("");
  }

  /** How many keys there are. */
  public int getKeyCount() {
    return rotations.keys(me.caller()).size();
  }

  /** The chosen file. */
  public @Nullable Part getFile() {
    return file;
  }

  /** The chosen file. */
  public void setFile(@Nullable Part part) {
    file = part;
  }
}
