package org.precedent.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.precedent.session.SessionDetails;
import org.precedent.session.Sessions;

/** Somebody's own page: his sessions, of which he ends those that he saw in this list. */
@Named
@ViewScoped
public class MePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private Sessions sessions;
  @Inject private Me me;
  @Inject private Notes notes;

  private transient List<SessionDetails> mySessions = List.of();

  /** Reads the sessions. */
  public void load() {
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

  /** The sessions, the newest first. */
  public List<SessionDetails> getSessions() {
    return mySessions;
  }

  /** The browser or program that began a session, as far as it told; else nothing. */
  public String agentOf(SessionDetails session) {
    return session.userAgent().map(Agent::of).orElse("");
  }

  /** The one that the page is shown in. */
  public long getCurrentSession() {
    return me.session().id();
  }
}
