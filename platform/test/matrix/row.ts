import type { ServiceName } from "@storytelling/service";
import type { World } from "./world.ts";

/** An answer that shows that the caller has access: a status, with the code when other answers have the same status. */
export type Outcome = number | `${number} ${string}`;

/** A request and who may make it. */
export interface Row {
  /** Anybody, any signed-in user, only services for an absent owner, or a user with this permission. */
  readonly who: "anybody" | "signed-in" | "service" | (string & {});
  /** Only these services may call it, on a user's behalf. */
  readonly callers?: readonly ServiceName[];
  /**
   * Who may access the thing: its owner only, or moderators, too; the guest of the owner's session only (`booth`), or both
   * of them. Others get 404.
   */
  readonly thing?: "own" | "own or moderated" | "booth's" | "own or booth's";
  /** The values for the path's parameters, and the query. */
  readonly path?: (world: World) => Record<string, string> & { query?: string };
  readonly body?: (world: World) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Called before each actor's turn, when a request uses up the thing. */
  readonly before?: (world: World) => Promise<void>;
  readonly ok: Outcome;
}

/** The rows of one service, by route: `POST /stories`. Some routes take several, for things of several kinds. */
export type AccessRows = Readonly<Record<string, Row | readonly Row[]>>;
