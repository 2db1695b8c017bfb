package org.precedent.console.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;

/**
 * The import of values from files, by administrators. What was uploaded is nowhere but in the
 * memory of one server until it is taken over: after a restart, it must be uploaded again, which
 * does no harm, since setting a value twice is the same as once. Thread-safe.
 */
@ApplicationScoped
public class ValueImports {

  /** In bytes. */
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  private static final Logger LOG = Logger.getLogger(ValueImports.class.getName());
  private static final int MAX_NAME = 255;

  @Inject ImportStore store;
  @Inject ImportQueue queue;

  /**
   * Begins to take a file over.
   *
   * @param fileName as people know it
   * @param content belongs to the import from now on
   * @return the id of the import, which tells how far it is
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   * @throws ImportRefusedException if it is empty or too large, there are too many at once, or the
   *     server begins no work just now
   */
  public long begin(Caller caller, String fileName, byte[] content) {
    AccessRules.requireAdministrator(caller);
    if (content.length == 0 || content.length > MAX_BYTES) {
      throw new ImportRefusedException(ImportRefusedException.Why.SIZE);
    }
    queue.reserve();
    boolean added = false;
    try {
      long id = add(caller, plain(fileName), new CsvLines(content));
      added = true;
      return id;
    } finally {
      if (!added) {
        queue.release();
      }
    }
  }

  private long add(Caller caller, String fileName, CsvLines lines) {
    long id = store.create(caller, fileName);
    try {
      queue.add(new Upload(id, caller, lines));
    } catch (RejectedExecutionException stopping) {
      store.end(id, ImportPhase.FAILED);
      LOG.log(Level.WARNING, "The import " + id + " could not begin: upload it again", stopping);
      throw new ImportRefusedException(ImportRefusedException.Why.STOPPING);
    }
    return id;
  }

  /**
   * The last imports of all administrators, the last one first.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  public List<ValueImport> last(Caller caller) {
    AccessRules.requireAdministrator(caller);
    return store.last();
  }

  /**
   * One of them.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if there is none, or it is long ago
   */
  public ValueImport get(Caller caller, long id) {
    AccessRules.requireAdministrator(caller);
    return store.find(id).orElseThrow(() -> new NotFoundException("import"));
  }

  /**
   * What is wrong with it: the first thousand things.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  public List<ImportProblem> problems(Caller caller, long id) {
    AccessRules.requireAdministrator(caller);
    return store.problems(id);
  }

  // Some browsers send the whole path.
  private static String plain(String fileName) {
    String name =
        fileName
            .substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
            .replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
    return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
  }
}
