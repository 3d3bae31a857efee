import { z } from "zod";
import type { AnyService } from "../src/definition/service.ts";
import { answer, routesFor, type ServiceContext, type ServiceName, useCasesFor } from "../src/index.ts";
import { notes } from "./notes/service.ts";

const { get } = routesFor<ServiceContext>();
const useCase = useCasesFor<ServiceContext, unknown>();

const whoAsks = useCase({
  answer: z.object({ userId: z.string(), address: z.string() }),
  run: async (_app, { actor, address }) => answer({ userId: actor.id, address }),
});

const whoAskedAlone = useCase({
  answer: z.object({ userId: z.string(), permissions: z.number() }),
  run: async (_app, { actor }) => answer({ userId: actor.id, permissions: actor.permissions.size }),
});

/** The tests' service with the name of a real one. Its routes report the caller. */
export const asked = (name: ServiceName): AnyService => ({
  ...notes,
  name,
  routes: [
    ...notes.routes,
    get("/inner", "signed-in", whoAsks, { summary: "Who asks", callers: ["narration"] }),
    get("/absent", "service", whoAskedAlone, { summary: "For whom", callers: ["narration"] }),
    get("/outer", "signed-in", whoAsks, { summary: "Who asks" }),
    get("/seldom", "signed-in", whoAsks, { summary: "Who asks", limit: { requests: 3, seconds: 60 } }),
  ],
});
