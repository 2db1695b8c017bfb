package org.precedent.truenas;

import jakarta.websocket.MessageHandler;
import java.util.function.Consumer;

/**
 * Puts a message together from its parts, and closes the connection of one that is too long, with
 * the code that clients of the original know. The container calls it from one thread at a time.
 */
final class TextCollector implements MessageHandler.Partial<String> {

  private static final int MAX_ANONYMOUS = 8 * 1024;
  private static final int MAX_LOGGED_IN = 64 * 1024;

  private final Connection connection;
  private final Consumer<String> receiver;
  private StringBuilder parts = new StringBuilder();
  private boolean refused;

  TextCollector(Connection connection, Consumer<String> receiver) {
    this.connection = connection;
    this.receiver = receiver;
  }

  @Override
  public void onMessage(String part, boolean last) {
    if (refused) {
      return;
    }
    connection.called();
    if (last && parts.length() == 0) {
      take(part);
      return;
    }
    parts.append(part);
    if (isTooLong(parts)) {
      refuse();
    } else if (last) {
      String text = parts.toString();
      // Not kept: a long message would be remembered as long as the connection lives.
      parts = new StringBuilder();
      receiver.accept(text);
    }
  }

  private void refuse() {
    refused = true;
    parts = new StringBuilder();
    connection.closeTooLong();
  }

  private void take(String text) {
    if (isTooLong(text)) {
      refuse();
    } else {
      receiver.accept(text);
    }
  }

  // In characters as the original counts them: code points.
  private boolean isTooLong(CharSequence text) {
    int max = connection.loggedIn().isEmpty() ? MAX_ANONYMOUS : MAX_LOGGED_IN;
    return text.length() > max && Character.codePointCount(text, 0, text.length()) > max;
  }
}
