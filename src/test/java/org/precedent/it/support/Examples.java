package org.precedent.it.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of a page: commands, and what they print. */
public final class Examples {

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "<!-- example: (.*?) -->\n```sh\n(.*?)```\n(?:```(?:json|csv)\n(.*?)```)?",
          Pattern.DOTALL);

  /** What every command may use that comes later on the page. */
  private static final String KEPT = "keep the token";

  private Examples() {}

  /**
   * An example as it was run.
   *
   * @param expected what the page says
   * @param printed what came
   */
  public record Run(String name, String expected, String printed) {}

  private record Example(String name, String commands, String answer) {}

  /**
   * Runs all examples of the page, in their order.
   *
   * @param here what stands on the page for something outside, and what is here in its place
   */
  public static List<Run> run(Path page, Map<String, String> here)
      throws IOException, InterruptedException {
    StringBuilder before = new StringBuilder();
    List<Run> runs = new ArrayList<>();
    for (Example example : examples(page)) {
      String commands = replace(example.commands, here);
      String printed = shell(before + "\n" + commands);
      if (example.name.equals(KEPT)) {
        before.append(commands);
      }
      runs.add(new Run(example.name, normalized(replace(example.answer, here)), normalized(printed)));
    }
    return runs;
  }

  private static String replace(String text, Map<String, String> here) {
    String replaced = text;
    for (Map.Entry<String, String> entry : here.entrySet()) {
      replaced = replaced.replace(entry.getKey(), entry.getValue());
    }
    return replaced;
  }

  private static List<Example> examples(Path page) throws IOException {
    Matcher found = EXAMPLE.matcher(Files.readString(page));
    List<Example> examples = new ArrayList<>();
    while (found.find()) {
      String answer = found.group(3) == null ? "" : found.group(3);
      examples.add(new Example(found.group(1), found.group(2), answer));
    }
    return examples;
  }

  private static String shell(String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return printed;
    }
  }

  // Tokens, correlation ids and times differ each time; line ends are the page's own.
  private static String normalized(String text) {
    return text.replaceAll("\"(access_token|cid|ust|set_at|since|started_at)\":\"[^\"]+\"", "\"$1\":\"...\"")
        .replaceAll("\"duration_ms\":[0-9]+", "\"duration_ms\":0")
        .replace("\r", "")
        .replace("\n", "")
        .strip();
  }
}
