import { synthesize } from "./synthesize.ts";

// One request is computed at a time: the parent waits for the answer before it sends the next.
process.on("message", async ({ id, ...ask }: Parameters<typeof synthesize>[0] & { id: number }) => {
  try {
    process.send?.({ id, ...(await synthesize(ask)) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.on("disconnect", () => process.exit(0));
