import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";

/** A page with an empty form. It needs no data. */
export const showForm = useCase({ answer: "nothing", run: async () => answer(undefined) });
