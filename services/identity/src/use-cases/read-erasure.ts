import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { ErasureView, erasureViewOf } from "../domain/rights.ts";
import { findErasure } from "../store/erasures.ts";

/** The progress of an erasure, for anyone who has its receipt, since the erased person can no longer sign in. */
export const readErasure = useCase({
  params: z.object({ id: Id }),
  answer: ErasureView,
  async run(app, { params }) {
    const erasure = await findErasure(app.db.read, params.id);
    if (!erasure) throw notFound("erasure");
    return answer(erasureViewOf(erasure), { "cache-control": "no-store" });
  },
});
