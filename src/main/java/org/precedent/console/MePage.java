package org.precedent.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.precedent.attribute.UserValues;
import org.precedent.directory.Group;
import org.precedent.directory.GroupQuery;
import org.precedent.directory.Groups;
import org.precedent.identity.Caller;
import org.precedent.session.SessionDetails;
import org.precedent.session.Sessions;

/** What somebody has, and where it comes from; his sessions. */
@Named
@ViewScoped
public class MePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private UserValues values;
  @Inject private Sessions sessions;
  @Inject private Groups groups;
  @Inject private Me me;
  @Inject private Notes notes;

  private transient List<ValueRow> rows = List.of();
  private transient List<String> groupNames = List.of();
  private transient List<SessionDetails> mySessions = List.of();

  /** Reads everything. */
  public void load() {
    Caller caller = me.caller();
    rows =
        values.effective(caller, caller.user()).stream()
            .map(path -> ValueRow.of(path, caller.administrator()))
            .toList();
    groupNames =
        groups.list(caller, GroupQuery.of()).stream()
            .filter(Group::containsCaller)
            .map(Group::name)
            .toList();
    loadSessions();
  }

  private void loadSessions() {
    mySessions = sessions.list(me.caller(), me.caller().user());
  }

  /** Ends one of the sessions. */
  public void end(long session) {
    if (notes.attempt(() -> sessions.end(me.caller(), me.caller().user(), session))) {
      notes.done("me.session.ended");
    }
    loadSessions();
  }

  /** Ends all sessions but this one. */
  public void endOthers() {
    int ended = sessions.endOthers(me.session());
    notes.done("me.sessions.ended", ended);
    loadSessions();
  }

  /** The values. */
  public List<ValueRow> getRows() {
    return rows;
  }

  /** The groups that he is in. */
  public List<String> getGroupNames() {
    return groupNames;
  }

  /** The sessions, the newest first. */
  public List<SessionDetails> getSessions() {
    return mySessions;
  }

  /** The one that the page is shown in. */
  public long getCurrentSession() {
    return me.session().id();
  }
}
