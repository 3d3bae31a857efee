import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { findAccount } from "../store/accounts.ts";

export const readCard = useCase({
  answer: z.object({ card: z.string().nullable() }),
  async run(app, { actor }) {
    const account = await findAccount(app.db.read, app.sealer, actor.id);
    return answer({ card: account?.cardLabel ?? null });
  },
});
