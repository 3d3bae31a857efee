import type { userRegistered, userRoleChanged } from "@storytelling/events";
import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { tell } from "../steps/tell.ts";
import type { Tx } from "../store/db.ts";

type Heard<E extends { example: unknown }> = ReceivedEvent<E["example"]>;

export const welcome = (app: App, event: Heard<typeof userRegistered>, tx: Tx): Promise<void> => {
  const { userId: personId, displayName: name } = event.data;
  return tell(app, tx, event, { kind: "welcome", personId, facts: { name } });
};

export const tellRole = (app: App, event: Heard<typeof userRoleChanged>, tx: Tx): Promise<void> => {
  const { userId: personId, role } = event.data;
  return tell(app, tx, event, { kind: "role-changed", personId, facts: { role } });
};
