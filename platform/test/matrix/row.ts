import type { ServiceName } from "@storytelling/service";
import type { World } from "./world.ts";

/** An answer that shows that the caller was let through: a status, with the code where others have that status too. */
export type Outcome = number | `${number} ${string}`;

/** A request and who may make it. */
export interface Row {
  /** Anybody, anybody signed in, or who has the permission. */
  readonly who: "anybody" | "signed-in" | (string & {});
  /** Only these services may ask, on somebody's behalf. */
  readonly callers?: readonly ServiceName[];
  /** Whose thing it is about: the owner's alone, or also theirs who moderate. Others are told that there is none. */
  readonly thing?: "own" | "own or moderated";
  /** What fills the path's braces and follows it. */
  readonly path?: (world: World) => Record<string, string> & { query?: string };
  readonly body?: (world: World) => unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where asking once would leave nothing to ask about: called before each actor's turn. */
  readonly before?: (world: World) => Promise<void>;
  readonly ok: Outcome;
}
