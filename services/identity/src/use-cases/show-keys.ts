import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { PublicJwk } from "../domain/signing-key.ts";
import { publicKeys } from "../store/signing-keys.ts";

export const showKeys = useCase({
  answer: z.object({ keys: z.array(PublicJwk) }),
  async run({ db }) {
    return answer({ keys: await publicKeys(db.read) }, { "cache-control": "public, max-age=60" });
  },
});
