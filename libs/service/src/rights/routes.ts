import { z } from "zod";
import { exportAudience } from "../auth/auth.ts";
import type { ServiceContext } from "../definition/context.ts";
import { partsType, writeParts } from "../definition/parts.ts";
import type { PersonalData } from "../definition/personal-data.ts";
import { type Route, routesFor } from "../http/route.ts";
import { answer, useCasesFor } from "../http/use-case.ts";
import { tellAgain } from "./erase-user.ts";

const { get, post } = routesFor<ServiceContext>();
const useCase = useCasesFor<ServiceContext, unknown>();

/**
 * The routes of every service that stores personal data: identity reads a user's data, an operator repeats erasures.
 */
export function rightsRoutes(
  keeper: PersonalData<ServiceContext> | undefined,
): readonly Route<ServiceContext>[] {
  if (!keeper) return [];
  const readMyData = useCase({
    answer: { stream: partsType },
    run: async (app, { actor }) => answer(writeParts(keeper.export(app, actor.id))),
  });
  const eraseAgain = useCase({
    answer: z.object({
      told: z.number().int().meta({ description: "How many erased users the event was sent for again." }),
    }),
    run: async (app) => answer({ told: await tellAgain(app) }),
  });
  return [
    get("/my-data", "signed-in", readMyData, {
      summary: "All that is kept about somebody here, for their export",
      callers: ["identity"],
      audiences: [exportAudience],
      limit: { requests: 30, seconds: 60 },
    }),
    post("/admin/erase-again", "users.manage", eraseAgain, {
      summary: "After a backup was restored: tell all services whom they are to erase",
    }),
  ];
}
