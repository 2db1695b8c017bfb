package org.precedent.it.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.precedent.testing.Installed;

/** Debian's Chromium without a window, with an empty profile, that downloads nothing of its own. */
public final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private final URI server;
  private final ChromeDriver driver;

  private Browser(URI server, ChromeDriver driver) {
    this.server = server;
    this.driver = driver;
  }

  /** Goes on where there is a browser. See {@link Installed}. */
  public static void assume() {
    Installed.require(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "the console's tests need Debian's packages chromium and chromium-driver");
  }

  /** A new browser that knows nobody, in English. */
  public static Browser open(URI server) {
    return open(server, "en");
  }

  /** The same in another language. */
  public static Browser open(URI server, String language) {
    assume();
    try {
      Path profile =
          Files.createTempDirectory(Files.createDirectories(Path.of("target/it")), "chromium");
      ChromeOptions options = new ChromeOptions();
      options.setBinary(CHROMIUM.toFile());
      options.addArguments(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--window-size=1280,900",
          "--lang=" + language,
          "--accept-lang=" + language,
          "--user-data-dir=" + profile.toAbsolutePath());
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(DRIVER.toFile())
              .usingAnyFreePort()
              .build();
      return new Browser(server, new ChromeDriver(service, options));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The browser itself. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Leaves the page, and forgets all that pages left behind: as new, and sooner than a new one. */
  public void forget() {
    driver.get("about:blank");
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin",
        Map.of("origin", server.toString(), "storageTypes", "local_storage"));
  }

  /** Opens a page by its path. */
  public Browser visit(String path) {
    driver.get(server.resolve(path).toString());
    return this;
  }

  /** Logs in, and waits for the page that was wanted. */
  public Browser logIn(String name, String password) {
    return logIn(name, password, "/console/me");
  }

  /** Logs in for a page. */
  public Browser logIn(String name, String password, String page) {
    visit(page);
    type("login:name", name);
    type("login:password", password);
    click("login:submit");
    until(d -> d.getCurrentUrl().contains(page));
    return this;
  }

  /** The element with that id, as soon as it can be seen. */
  public WebElement id(String id) {
    return css("[id='" + id + "']");
  }

  /** The first element of that selector, as soon as it can be seen. */
  public WebElement css(String selector) {
    return patient().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
  }

  /** All elements of that selector that are there now. */
  public List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Replaces what a field holds. */
  public Browser type(String id, String text) {
    WebElement field = id(id);
    field.clear();
    field.sendKeys(text);
    return this;
  }

  /** Presses what has that id. */
  public Browser click(String id) {
    patient().until(ExpectedConditions.elementToBeClickable(By.id(id))).click();
    return this;
  }

  /** Waits until the page shows a text. */
  public Browser shows(String text) {
    until(d -> d.findElement(By.tagName("body")).getText().contains(text));
    return this;
  }

  /** Waits. */
  public void until(java.util.function.Function<ChromeDriver, Boolean> condition) {
    patient().until(any -> condition.apply(driver));
  }

  /** All that the page shows. */
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** The value of a script. */
  public Object script(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** Lets pages be light or dark. */
  public Browser scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /** Makes the window as wide as said. */
  public Browser size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    return this;
  }

  /** Holds the page against WCAG 2.2 AA, light and dark. */
  public Browser assertAccessible() {
    for (String scheme : List.of("dark", "light")) {
      scheme(scheme);
      Results results = new AxeBuilder().withTags(WCAG).analyze(driver);
      assertThat(results.getViolations())
          .as(driver.getCurrentUrl() + " " + scheme)
          .extracting(Browser::described)
          .isEmpty();
    }
    return this;
  }

  private static String described(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream()
            .map(node -> "\n  " + node.getHtml() + " " + node.getFailureSummary())
            .toList();
  }

  /** Writes what can be seen of the page, in full height, to a file. */
  public Browser picture(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  private WebDriverWait patient() {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
    wait.ignoring(StaleElementReferenceException.class);
    return wait;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
