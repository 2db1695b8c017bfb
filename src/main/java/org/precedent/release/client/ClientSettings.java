package org.precedent.release.client;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.precedent.platform.settings.Network;
import org.precedent.platform.settings.Setting;
import org.precedent.platform.settings.Settings;
import org.precedent.platform.settings.WrongSettingException;
import org.precedent.release.Whitelist;
import org.precedent.release.WhitelistProblems;

/**
 * What an administrator says of deliveries, read and checked.
 *
 * @param networks where deliveries may connect to although it is forbidden
 * @param trust which certificates are trusted
 * @param connect how long a connection to one address may take, and again its TLS
 * @param response how long a destination may be silent
 * @param total how long a delivery may take in all
 * @param max how many deliveries at once
 * @param maxPerDestination how many of these to one origin
 */
record ClientSettings(
    List<Network> networks,
    SSLContext trust,
    Duration connect,
    Duration response,
    Duration total,
    int max,
    int maxPerDestination) {

  /**
   * Reads them.
   *
   * @throws WrongSettingException for the first that is wrong
   */
  static ClientSettings read(Settings settings) {
    return new ClientSettings(
        checked(
            Settings.DELIVERY_NETWORKS,
            () -> Network.list(settings.get(Settings.DELIVERY_NETWORKS))),
        checked(
            Settings.DELIVERY_TRUST_STORE,
            () ->
                Trust.context(
                    settings.get(Settings.DELIVERY_TRUST_STORE),
                    settings.get(Settings.DELIVERY_TRUST_STORE_PASSWORD))),
        settings.get(Settings.DELIVERY_CONNECT_TIMEOUT),
        settings.get(Settings.DELIVERY_RESPONSE_TIMEOUT),
        settings.get(Settings.DELIVERY_TIMEOUT),
        settings.get(Settings.DELIVERY_MAX),
        settings.get(Settings.DELIVERY_MAX_PER_DESTINATION));
  }

  /**
   * Checks the server's own list of destinations.
   *
   * @throws WrongSettingException if a pattern is refused
   */
  static void checkAllowlist(Settings settings) {
    settings
        .get(Settings.DELIVERY_ALLOWLIST)
        .ifPresent(
            text -> {
              if (Whitelist.parse(text) instanceof WhitelistProblems refused) {
                throw new WrongSettingException(
                    Settings.DELIVERY_ALLOWLIST.environmentName()
                        + ": "
                        + refused.problems().get(0).message());
              }
            });
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> T checked(Setting<?> setting, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IllegalArgumentException wrong) {
      throw new WrongSettingException(setting.environmentName() + ": " + wrong.getMessage());
    }
  }
}
