import { answer } from "@storytelling/service";
import { Email } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { postLetter } from "../steps/post-letter.ts";

/** Does the same for every address. The job that writes the letter looks up whether an account exists. */
export const forgotPassword = useCase({
  body: z.strictObject({ email: Email }),
  answer: "nothing",
  async run(app, { body, transaction }) {
    const letter = { kind: "reset-password", to: body.email, askedAt: app.clock.now() } as const;
    await app.evenly(() => transaction((tx) => postLetter(app, tx, letter)));
    return answer(undefined);
  },
});
