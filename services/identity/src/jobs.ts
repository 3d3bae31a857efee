import { jobsFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { LETTER } from "./steps/post-letter.ts";
import { PostedLetter, sendLetter } from "./use-cases/send-letter.ts";

const job = jobsFor<App>();

/** Identity's whole background surface. */
export const jobs = [
  job({
    name: LETTER,
    data: PostedLetter,
    concurrency: 4,
    // With a minute between them: a mail server may be away for an hour.
    attempts: 60,
    timeoutSeconds: 90,
    run: sendLetter,
  }),
];
