import type { Tx } from "../db/db.ts";
import type { ServiceContext, TablesOf } from "./context.ts";
import type { DataPart } from "./parts.ts";

/** What a service that stores personal data declares, so that people can export it and have it erased. */
export interface PersonalData<App extends ServiceContext> {
  /**
   * Everything that the service stores about a user, a file at a time: rows as JSON, texts and media unchanged. Paths
   * begin with the service's name; people read them.
   */
  export(app: App, userId: string): AsyncIterable<DataPart>;
  /**
   * Deletes or blanks all of it, in the given transaction. It may be called twice, and for a user of whom nothing is
   * stored. The framework does the rest: blobs with their key, outbox and parked events, stored answers, access tokens,
   * the acknowledgement.
   */
  erase(app: App, userId: string, tx: Tx<TablesOf<App>>): Promise<void>;
  /**
   * The columns of the service's own tables that hold somebody's id until `erase` removes it, such as `stars.user_id`.
   * `tests/personal-columns.test.ts` fails for a column that is missing here, and for one that `erase` leaves.
   */
  readonly columns: readonly string[];
  /** The columns whose ids stay after an erasure, each with the reason. */
  readonly kept?: Readonly<Record<string, string>>;
}
