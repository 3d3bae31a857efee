/** What is wrong with one setting: its name, and the mend. Never its value, which may be a secret. */
export interface Fault {
  readonly setting: string;
  readonly message: string;
}
