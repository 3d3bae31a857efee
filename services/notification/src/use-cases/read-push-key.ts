import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";

/** The key that a browser subscribes with. */
export const readPushKey = useCase({
  answer: z.object({
    publicKey: z.string().meta({ description: "`applicationServerKey`, in base64url." }),
  }),
  run: async (app) => answer({ publicKey: app.push.publicKey }),
});
