import { Refusal } from "@storytelling/values";
import { z } from "zod";
import type { ServiceContext } from "../definition/context.ts";
import { type Route, routesFor } from "../http/route.ts";
import { answer, useCasesFor } from "../http/use-case.ts";
import { MasterKeyBusy, MasterKeyFault, MasterKeyMissing } from "../keys/master-keys.ts";

const { get, post } = routesFor<ServiceContext>();
const useCase = useCasesFor<ServiceContext, unknown>();

const KeyStatusView = z
  .object({
    current: z.string().meta({ description: "The id of the master key that wraps." }),
    given: z
      .array(z.string())
      .meta({ description: "The ids of all master keys that were given, the current one first." }),
    changeable: z.boolean().meta({ description: "Whether they can change while this process runs." }),
    standing: z.enum(["newest", "superseded", "new"]).meta({
      description: "Whether the current master key is the newest that was ever current here.",
    }),
    wraps: z.array(z.object({ id: z.string().nullable(), secrets: z.number().int() })).meta({
      description: "How many secrets each master key wraps; without an id: from before ids were stored.",
    }),
    toRewrap: z.number().int().meta({ description: "How many secrets another master key wraps." }),
  })
  .meta({ id: "KeyStatus" });

const view = async ({ keyring }: ServiceContext) => {
  const { given, wraps, ...rest } = await keyring.status();
  return answer({ ...rest, given: [...given], wraps: [...wraps] });
};

function codeOf(fault: MasterKeyFault): string {
  if (fault instanceof MasterKeyBusy) return "master-key-busy";
  return fault instanceof MasterKeyMissing ? "master-key-missing" : "master-keys-unusable";
}

/** The routes of every service for the operator of master keys. */
export const keyRoutes: readonly Route<ServiceContext>[] = [
  get("/admin/master-keys", "keys.manage", useCase({ answer: KeyStatusView, run: view }), {
    summary: "How this service's keys are wrapped",
  }),
  post(
    "/admin/master-keys/reload",
    "keys.manage",
    useCase({
      answer: KeyStatusView,
      async run(app, { actor }) {
        await app.keyring.reload(actor.id).catch((error) => {
          if (!(error instanceof MasterKeyFault)) throw error;
          throw new Refusal("conflict", codeOf(error), error.message);
        });
        return view(app);
      },
    }),
    { summary: "Read the master keys again, and rewrap secrets of other master keys by the current one" },
  ),
];
