import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { keyViewOf, SigningKeyView } from "../domain/signing-key.ts";
import { listKeys } from "../store/signing-keys.ts";

export const listSigningKeys = useCase({
  answer: z.object({ items: z.array(SigningKeyView) }),
  async run({ db }) {
    return answer({ items: (await listKeys(db.read)).map(keyViewOf) });
  },
});
