import { jsonPart, type PersonalData } from "@storytelling/service";
import type { App } from "../app.ts";
import { deleteEntriesOf, entriesOf } from "../store/entries.ts";

/** What this service keeps about people: their entries. */
export const personalData: PersonalData<App> = {
  async *export(app, userId) {
    yield jsonPart("notification/entries.json", await entriesOf(app.db.read, userId));
  },
  async erase(_app, userId, tx) {
    await deleteEntriesOf(tx, userId);
  },
  columns: ["entries.owner_id"],
};
