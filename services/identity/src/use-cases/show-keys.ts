import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { PublicJwk } from "../domain/signing-key.ts";

export const showKeys = useCase({
  answer: z.object({ keys: z.array(PublicJwk) }),
  async run({ publicKeys }) {
    return answer({ keys: [...publicKeys] }, { "cache-control": "public, max-age=300" });
  },
});
