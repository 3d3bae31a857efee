import { Refusal } from "@storytelling/values";
import { z } from "zod";
import { listServiceKeys, publicServiceKeys, rotateServiceKeys } from "../auth/service-keys.ts";
import { PublicJwk } from "../db/public-jwk.ts";
import type { ServiceContext } from "../definition/context.ts";
import { routesFor } from "../http/route.ts";
import { answer, useCasesFor } from "../http/use-case.ts";

const { get, post } = routesFor<ServiceContext>();
const useCase = useCasesFor<ServiceContext, unknown>();

const showKeys = useCase({
  answer: z.object({ keys: z.array(PublicJwk) }),
  run: async ({ db }) =>
    answer({ keys: await publicServiceKeys(db.read) }, { "cache-control": "public, max-age=60" }),
});

const rotateKeys = useCase({
  answer: z.object({
    keys: z.array(
      z.object({
        kid: z.string(),
        state: z.enum(["next", "current", "previous"]),
        publishedAt: z.string(),
        currentFrom: z.string().nullable(),
      }),
    ),
  }),
  async run(app) {
    const { waitSeconds: retryAfter } = await rotateServiceKeys(app);
    if (retryAfter > 0) {
      const message = `The next key was published a moment ago and not every service knows it. Rotate in ${retryAfter} s.`;
      throw new Refusal("conflict", "key-too-young", message, { retryAfter });
    }
    const keys = await listServiceKeys(app.db.read);
    return answer({
      keys: keys.map(({ kid, state, publishedAt, currentFrom }) => ({
        kid,
        state,
        publishedAt: publishedAt.toISOString(),
        currentFrom: currentFrom?.toISOString() ?? null,
      })),
    });
  },
});

/** The keys by which other services recognise this one. */
export const serviceKeyRoutes = [
  get("/.well-known/service-keys.json", "public", showKeys, {
    summary: "Public keys that check this service's requests to other services",
  }),
  post("/admin/service-keys/rotate", "keys.manage", rotateKeys, {
    summary: "Sign requests to other services with the next key from now on",
  }),
];
