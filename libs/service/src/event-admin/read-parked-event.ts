import { CloudEvent } from "@storytelling/events";
import { answer } from "../http/use-case.ts";
import { loadParkedEvent, ParkedEventParams, ParkedEventView, useCase, viewOf } from "./parked-event.ts";

/** One parked event with its data. */
export const readParkedEvent = useCase({
  params: ParkedEventParams,
  answer: ParkedEventView.extend({ event: CloudEvent }).meta({ id: "WholeParkedEvent" }),
  run: async (app, { params }) => answer(viewOf(await loadParkedEvent(app, params.seq))),
});
