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

/** What a token says when it was made for nobody in particular. */
export const may = (actor: Actor | null, permission: string): boolean =>
  actor?.permissions.has(permission) ?? false;
