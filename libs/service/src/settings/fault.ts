/** A fault of one setting: its name, and how to correct it. Never its value, which may be a secret. */
export interface Fault {
  readonly setting: string;
  readonly message: string;
}
