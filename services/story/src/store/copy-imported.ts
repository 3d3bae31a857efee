import type { Ids } from "@storytelling/service";
import { readMarks, saveMarks } from "./chapters.ts";
import type { Tx } from "./db.ts";
import { insertMatter, readMatter } from "./matter.ts";
import { insertNotes, readNotes } from "./notes.ts";

/** A story and its owner. */
interface Of {
  readonly id: string;
  readonly ownerId: string;
}

/** Copies the chapters, notes, and front and back matter of one story to another, sealed with its owner's key. */
export async function copyImported(tx: Tx, from: Of, to: Of, ids: Ids): Promise<void> {
  const fresh = <T>(one: T): T & { id: string } => ({ ...one, id: ids.next() });
  await saveMarks(tx, to, (await readMarks(tx, from)).map(fresh));
  await insertNotes(tx, to, await readNotes(tx, from));
  await insertMatter(tx, to, (await readMatter(tx, from)).map(fresh));
}
