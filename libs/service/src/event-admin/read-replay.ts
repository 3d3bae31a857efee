import { answer } from "../http/use-case.ts";
import { useCase } from "./parked-event.ts";
import { loadReplay, ReplayParams, ReplayView, viewOfReplay } from "./replay.ts";

/** One replay and how far it has come. */
export const readReplay = useCase({
  params: ReplayParams,
  answer: ReplayView,
  run: async ({ db }, { params }) =>
    answer(await viewOfReplay(db.read, await loadReplay(db.read, params.id))),
});
