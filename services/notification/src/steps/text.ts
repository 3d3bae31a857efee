import type { App } from "../app.ts";
import {
  type MessageData,
  type MessageKind,
  messageData,
  type Rendered,
  render,
} from "../domain/letters/index.ts";
import type { Facts } from "../domain/message.ts";
import { preferencesOf } from "../store/preferences.ts";

/** The language and time zone of a person's messages: as they chose, else as others know them, else English and UTC. */
export async function readerOf(
  app: App,
  personId: string,
  known: { language: string | null; timeZone: string | null } = { language: null, timeZone: null },
): Promise<{ language: string; timeZone: string }> {
  const chosen = await preferencesOf(app.db.read, personId);
  const timeZone = chosen.timeZone === "UTC" ? (known.timeZone ?? "UTC") : chosen.timeZone;
  return { language: chosen.language ?? known.language ?? "en", timeZone };
}

/** The text of a message. @throws ZodError when a fact is missing */
export function textOf<Kind extends MessageKind>(
  kind: Kind,
  facts: Facts,
  reader: { language: string; timeZone: string },
): Rendered {
  const data = messageData[kind].parse(facts) as MessageData[Kind];
  return render(kind, data, reader);
}
