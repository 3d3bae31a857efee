import { DEFAULT_LIMITS } from "@storytelling/recordings";
import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { checksumAlgorithm, tusExtensions, tusVersion } from "../domain/upload-headers.ts";

/** What of tus is spoken here. */
export const uploadOptions = useCase({
  params: z.object({ id: Id }),
  answer: "nothing",
  run: async () =>
    answer(undefined, {
      "tus-version": tusVersion,
      "tus-extension": tusExtensions,
      "tus-max-size": String(DEFAULT_LIMITS.bytes),
      "tus-checksum-algorithm": checksumAlgorithm,
    }),
});
