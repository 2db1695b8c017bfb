package org.precedent.directory.ldap;

import com.unboundid.ldap.listener.CannedResponseRequestHandler;
import com.unboundid.ldap.listener.LDAPListener;
import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerConfig;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;

/** A server that makes up a large directory while it answers, and keeps nothing. */
final class GeneratedServer extends LDAPListenerRequestHandler {

  static final int PEOPLE = 100_000;
  static final int GROUPS = 5_000;
  static final int MEMBERS = 200;
  static final String BASE = "dc=big,dc=example";

  private final LDAPListenerClientConnection connection;
  private final CannedResponseRequestHandler others = new CannedResponseRequestHandler();

  private GeneratedServer(LDAPListenerClientConnection connection) {
    this.connection = connection;
  }

  static LDAPListener start() {
    LDAPListenerConfig configuration = new LDAPListenerConfig(0, new GeneratedServer(null));
    configuration.setListenAddress(InetAddress.getLoopbackAddress());
    LDAPListener listener = new LDAPListener(configuration);
    try {
      listener.startListening();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    return listener;
  }

  @Override
  public LDAPListenerRequestHandler newInstance(LDAPListenerClientConnection client) {
    return new GeneratedServer(client);
  }

  @Override
  public LDAPMessage processSearchRequest(
      int messageId, SearchRequestProtocolOp request, List<Control> controls) {
    try {
      if (request.getBaseDN().isEmpty()) {
        connection.sendSearchResultEntry(
            messageId, new Entry("", new com.unboundid.ldap.sdk.Attribute("namingContexts", BASE)));
      } else if (request.getFilter().toString().contains("groupOfNames")) {
        for (int i = 0; i < GROUPS; i++) {
          connection.sendSearchResultEntry(messageId, group(i));
        }
      } else {
        for (int i = 0; i < PEOPLE; i++) {
          connection.sendSearchResultEntry(messageId, person(i));
        }
      }
    } catch (LDAPException gone) {
      throw new IllegalStateException(gone);
    }
    return new LDAPMessage(
        messageId, new SearchResultDoneProtocolOp(ResultCode.SUCCESS_INT_VALUE, null, null, null));
  }

  private static Entry person(int number) {
    Entry entry = new Entry("uid=user" + number + ",ou=people," + BASE);
    entry.addAttribute("uid", "user" + number);
    entry.addAttribute("cn", "User Number " + number);
    entry.addAttribute("sn", "Number " + number);
    entry.addAttribute("mail", "user" + number + "@example.com");
    entry.addAttribute("entryUUID", new UUID(1, number).toString());
    entry.addAttribute("modifyTimestamp", "20240101000000Z");
    return entry;
  }

  private static Entry group(int number) {
    Entry entry = new Entry("cn=group" + number + ",ou=groups," + BASE);
    entry.addAttribute("cn", "group" + number);
    entry.addAttribute("entryUUID", new UUID(2, number).toString());
    String[] members = new String[MEMBERS];
    for (int i = 0; i < MEMBERS; i++) {
      members[i] = "uid=user" + (number * 17 + i) % PEOPLE + ",ou=people," + BASE;
    }
    entry.addAttribute("member", members);
    return entry;
  }

  @Override
  public LDAPMessage processAddRequest(
      int messageId, AddRequestProtocolOp request, List<Control> controls) {
    return others.processAddRequest(messageId, request, controls);
  }

  @Override
  public LDAPMessage processBindRequest(
      int messageId, BindRequestProtocolOp request, List<Control> controls) {
    return others.processBindRequest(messageId, request, controls);
  }

  @Override
  public LDAPMessage processCompareRequest(
      int messageId, CompareRequestProtocolOp request, List<Control> controls) {
    return others.processCompareRequest(messageId, request, controls);
  }

  @Override
  public LDAPMessage processDeleteRequest(
      int messageId, DeleteRequestProtocolOp request, List<Control> controls) {
    return others.processDeleteRequest(messageId, request, controls);
  }

  @Override
  public LDAPMessage processExtendedRequest(
      int messageId, ExtendedRequestProtocolOp request, List<Control> controls) {
    return others.processExtendedRequest(messageId, request, controls);
  }

  @Override
  public LDAPMessage processModifyRequest(
      int messageId, ModifyRequestProtocolOp request, List<Control> controls) {
    return others.processModifyRequest(messageId, request, controls);
  }

  @Override
  public LDAPMessage processModifyDNRequest(
      int messageId, ModifyDNRequestProtocolOp request, List<Control> controls) {
    return others.processModifyDNRequest(messageId, request, controls);
  }
}
