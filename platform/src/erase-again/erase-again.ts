import { answered } from "@storytelling/clients";
import type { Api } from "../api.ts";
import { constellation } from "../constellation.ts";

/**
 * Has every service announce again whom it has erased. A service that was restored from a backup erases the people who
 * are back in its data. The others have nothing to do.
 */
export async function eraseAgain(admin: Api, say: (line: string) => void): Promise<void> {
  for (const { name, personalData } of constellation) {
    if (!personalData) continue;
    const { told } = await answered(admin.at(name).POST("/admin/erase-again"));
    say(`${name} announced ${told} erased ${told === 1 ? "person" : "people"} again.`);
  }
}
