package org.precedent.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Definitions;

/** All attributes, with a search. */
@Named
@ViewScoped
public class AttributesPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int PART = 100;

  @Inject private Definitions definitions;
  @Inject private Me me;

  private String text = "";
  private int limit = PART;
  private transient List<Definition> found = List.of();

  /** Begins with all. */
  public void load() {
    me.requireAdministrator();
    search();
  }

  /** Looks for what has been typed, in names and labels. */
  public void search() {
    limit = PART;
    find();
  }

  /** The next part. */
  public void more() {
    limit += PART;
    find();
  }

  private void find() {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    found =
        definitions.all(me.caller()).stream()
            .filter(
                definition ->
                    definition.name().text().contains(wanted)
                        || definition.label().toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
  }

  /** Those that match. */
  public List<Definition> getAttributes() {
    return found.subList(0, Math.min(limit, found.size()));
  }

  /** How many match. */
  public int getCount() {
    return found.size();
  }

  /** Whether there are more than are shown. */
  public boolean isMore() {
    return found.size() > limit;
  }

  /** What has been typed. */
  public String getText() {
    return text;
  }

  /** What has been typed. */
  public void setText(String typed) {
    text = typed;
  }
}
