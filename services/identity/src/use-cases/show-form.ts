import { answer } from "@storytelling/service";
import { useCase } from "../app.ts";

/** A page with an empty form: nothing is looked up. */
export const showForm = useCase({ answer: "nothing", run: async () => answer(undefined) });
