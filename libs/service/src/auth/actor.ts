/** Who is asking. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly permissions: ReadonlySet<string>;
  /** The sign-in that the token came from. */
  readonly sessionId: string | null;
  /** The bearer token itself, to ask other services on the actor's behalf. */
  readonly token: string;
}
