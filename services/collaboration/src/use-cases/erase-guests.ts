import type { App } from "../app.ts";

/** Destroys the keys of guests with their files, so that nothing that was sealed for them can be opened. */
export async function eraseGuests(app: App, { personIds }: { personIds: string[] }): Promise<void> {
  for (const personId of personIds) await app.blobs.eraseOwner(personId);
}
