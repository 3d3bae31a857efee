import { userRegistered } from "@storytelling/events";
import { type PersonalRows, startTestService } from "@storytelling/service/testing";
import { collaboration } from "../src/service.ts";

/** For tests/personal-columns.test.ts. */
export const personalRows: PersonalRows = {
  start: () => startTestService(collaboration),
  async use(service) {
    const { id } = await service.actor([]);
    await service.deliver(userRegistered(id, { userId: id, displayName: "Ada", role: "storyteller" }));
    return id;
  },
  others: { "ids of entries": ["entries.id"] },
};
