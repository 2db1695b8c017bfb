package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.TrustAllSSLSocketVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Makes connections: which servers, how encrypted, as whom, how patiently. */
final class ServerSets {

  // A group of a million members comes in one message.
  private static final int MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

  private final LdapSettings settings;
  private final SSLSocketFactory sockets;

  /**
   * @throws IllegalArgumentException if the trust store can't be read
   */
  ServerSets(LdapSettings settings) {
    this.settings = settings;
    SSLSocketFactory trusting = Tls.socketFactory(settings.servers().trustStore());
    this.sockets =
        settings.servers().verifyHostName() ? new NameCheckingSockets(trusting) : trusting;
  }

  /** The servers in order, with nobody logged in, for checking the passwords of others. */
  ServerSet withoutLogin() {
    return failover(Optional.empty());
  }

  /** The servers in order, with this service logged in. */
  ServerSet withLogin() {
    return failover(login());
  }

  /** One server, with this service logged in. */
  ServerSet single(LdapUrl url) {
    return single(url, login());
  }

  /** How this service logs in; empty if it doesn't. */
  Optional<BindRequest> login() {
    ServiceLogin login = settings.login();
    if (login instanceof ServiceLogin.WithPassword password) {
      return Optional.of(new SimpleBindRequest(password.bindDn(), password.password().text()));
    }
    if (login instanceof ServiceLogin.WithPasswordFile file) {
      return Optional.of(new SimpleBindRequest(file.bindDn(), new PasswordFile(file.file())));
    }
    return Optional.empty();
  }

  private ServerSet failover(Optional<BindRequest> login) {
    List<ServerSet> servers = new ArrayList<>();
    settings.servers().urls().forEach(url -> servers.add(single(url, login)));
    FailoverServerSet set = new FailoverServerSet(servers);
    set.setReOrderOnFailover(true);
    return set;
  }

  private ServerSet single(LdapUrl url, Optional<BindRequest> login) {
    PostConnectProcessor startTls =
        settings.servers().startTls() ? new StartTLSPostConnectProcessor(sockets) : null;
    return new SingleServerSet(
        url.host(),
        url.port(),
        url.tls() ? sockets : null,
        options(),
        login.orElse(null),
        startTls);
  }

  private LDAPConnectionOptions options() {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis((int) settings.limits().connectTimeout().toMillis());
    options.setResponseTimeoutMillis(settings.limits().responseTimeout().toMillis());
    options.setUseSynchronousMode(true);
    options.setFollowReferrals(false);
    options.setAutoReconnect(false);
    options.setMaxMessageSize(MAX_MESSAGE_BYTES);
    // The sockets do that themselves.
    options.setSSLSocketVerifier(TrustAllSSLSocketVerifier.getInstance());
    return options;
  }
}
