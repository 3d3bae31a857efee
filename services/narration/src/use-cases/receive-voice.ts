import { holdPerson, type ReceivedEvent, type Tx } from "@storytelling/service";
import type { App } from "../app.ts";
import { intakeJob } from "../steps/enqueue.ts";
import { priorityOf } from "../store/patrons.ts";
import type { Tables } from "../store/tables.ts";
import { insertTake } from "../store/takes.ts";

interface Contributed {
  readonly contributionId: string;
  readonly storyId: string;
  readonly ownerId: string;
  readonly personId: string;
  readonly consentId: string;
  readonly revision: number;
  readonly line: number;
  readonly lines: number;
  readonly contributedAt: string;
}

/** Notes that a person recorded a line of a story; a job fetches the recording. */
export async function receiveVoice(
  app: App,
  { data }: ReceivedEvent<Contributed>,
  tx: Tx<Tables>,
): Promise<void> {
  const { contributionId: id, ownerId, personId } = data;
  if (!(await holdPerson(tx, ownerId)) || !(await holdPerson(tx, personId))) return;
  await insertTake(tx, {
    ...{ id, owner_id: ownerId, story_id: data.storyId, person_id: personId, consent_id: data.consentId },
    ...{
      contribution_id: id,
      status: "received",
      revision: data.revision,
      line: data.line,
      lines: data.lines,
    },
    ...{ recorded_at: new Date(data.contributedAt), created_at: app.clock.now() },
  });
  const turn = { person: ownerId, share: 2 ** Math.min(3, await priorityOf(tx, ownerId)) };
  await app.jobs.enqueue(tx, intakeJob, [{ takeId: id, ownerId, personId }], { turn });
}
