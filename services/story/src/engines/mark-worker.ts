import { standBack } from "@storytelling/documents/stand-back";
import { follow } from "../domain/chapters/follow.ts";

standBack();

/** The input of a worker thread. */
export interface MarkTask {
  readonly before: string;
  readonly after: string;
  readonly offsets: readonly number[];
}

/** Follows places of a text through an edit in a piscina worker. */
export default ({ before, after, offsets }: MarkTask): (number | null)[] => follow(before, after, offsets);
