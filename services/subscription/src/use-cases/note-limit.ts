import type { ReceivedEvent } from "@storytelling/service";
import type { App } from "../app.ts";
import { Resource } from "../domain/resources.ts";
import type { Tx } from "../store/db.ts";
import { saveNotice } from "../store/notices.ts";

type Limit = { userId: string; resource: string; month: string; percent: number; allowance: number };

/** Saves a notice for `GET /usage/current` that an allowance runs low or is used up. */
export const noteLimit = (_app: App, { data, id, time }: ReceivedEvent<Limit>, tx: Tx): Promise<void> => {
  const { userId, month, percent, allowance } = data;
  const resource = Resource.parse(data.resource);
  return saveNotice(tx, { userId, month, resource, percent, allowance }, { id, time });
};
