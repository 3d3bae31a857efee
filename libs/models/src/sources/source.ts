import type { Parcel, Way } from "../parcels.ts";
import type { Pace } from "./pace.ts";

/** What a source is given for one parcel. */
export interface Errand {
  /** The file to write. It may hold the beginning of the parcel already. */
  readonly part: string;
  /** An empty folder for a program's own files. It is deleted afterwards. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly pace: Pace;
  /** How much of the parcel is there, in bytes of the parcel. */
  onBytes(bytes: number): void;
}

/** A place that parcels are fetched from. */
export interface Source {
  /** For people: "PyPI", "https://…". */
  readonly name: string;
  serves(publisher: Way["publisher"]): boolean;
  /**
   * Writes a parcel to `part`, or as much of it as can be had.
   * @throws Trouble
   */
  bring(parcel: Parcel, errand: Errand): Promise<void>;
}
