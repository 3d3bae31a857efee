import type { Tx } from "../db/db.ts";
import type { ServiceContext, TablesOf } from "./context.ts";
import type { DataPart } from "./parts.ts";

/** What a service that keeps anything about people declares, so that they can have it, and have it gone. */
export interface PersonalData<App extends ServiceContext> {
  /**
   * Everything that the service keeps about a user, a file at a time: JSON for what are rows, texts and media as they
   * are. Paths lie below a folder that bears the service's name; they are read by people.
   */
  export(app: App, userId: string): AsyncIterable<DataPart>;
  /**
   * Deletes or blanks all of it, in the given transaction. It may be called twice, and for somebody who never was here.
   * The framework takes care of the rest: their blobs with the key, what waits in outbox and parked events, kept
   * answers, access tokens, the acknowledgement.
   */
  erase(app: App, userId: string, tx: Tx<TablesOf<App>>): Promise<void>;
  /**
   * The columns of the service's own tables that hold somebody's id until `erase` takes it out: `stars.user_id`.
   * `tests/personal-columns.test.ts` finds columns that are missing here, and those that `erase` forgets.
   */
  readonly columns: readonly string[];
  /** The columns whose ids outlive the person, each with the reason. */
  readonly kept?: Readonly<Record<string, string>>;
}
