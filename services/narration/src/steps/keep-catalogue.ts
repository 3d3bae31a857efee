import { type ServiceContext, transaction } from "@storytelling/service";
import type { Voices } from "../engines/voices.ts";
import type { Tables } from "../store/tables.ts";
import { saveVoices } from "../store/voices.ts";

/** Saves the catalogue of voices now, and again whenever the models of further voices have come. */
export async function keepCatalogue(
  { db, log }: Pick<ServiceContext<unknown, Tables>, "db" | "log">,
  speech: Voices,
): Promise<void> {
  const save = () => transaction(db, (tx) => saveVoices(tx, speech.voices()));
  let saving: Promise<unknown> = save();
  // One after the other, so that the last catalogue is the newest.
  speech.onNewVoices?.(() => {
    saving = saving.then(save).catch((error) => log.error({ err: error }, "the voices could not be saved"));
  });
  await saving;
}
