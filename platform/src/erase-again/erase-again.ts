import { answered } from "@storytelling/clients";
import type { Api } from "../api.ts";
import { constellation } from "../constellation.ts";

/**
 * Has every service tell the others whom it has erased. One that was restored from a backup, whichever it is, hears of
 * those that it has forgotten to forget, and erases them again; the others have nothing to do.
 */
export async function eraseAgain(admin: Api, say: (line: string) => void): Promise<void> {
  for (const { name, personalData } of constellation) {
    if (!personalData) continue;
    const { told } = await answered(admin.at(name).POST("/admin/erase-again"));
    say(`${name} has told of ${told} erased ${told === 1 ? "person" : "people"}.`);
  }
}
