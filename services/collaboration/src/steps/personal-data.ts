import { jsonPart, type PersonalData } from "@storytelling/service";
import type { App } from "../app.ts";
import { barePartaking, lockBareSessions } from "../store/bare.ts";
import { erasePerson } from "../store/persons.ts";
import { eraseContributions, exportContributions } from "./contribution-data.ts";
import { endConsents } from "./end-consents.ts";
import { eraseGuestsJob } from "./erase-guests-job.ts";
import { exportOf } from "./exported.ts";
import { removeSessions } from "./remove-sessions.ts";

/** What this service keeps about people: their sessions with all invitations, and what they take part in. */
export const personalData: PersonalData<App> = {
  async *export(app, userId) {
    for (const [name, data] of Object.entries(await exportOf(app.db.read, userId)))
      yield jsonPart(`collaboration/${name}.json`, data);
    yield* exportContributions(app, userId);
  },

  /** Their sessions go with all invitations, and every consent in them ends. So does what they gave to others. */
  async erase(app, userId, tx) {
    await removeSessions(app, tx, await lockBareSessions(tx, { ownerId: userId }), "owner");
    await eraseContributions(app, tx, userId);
    const partaking = await barePartaking(tx, userId);
    await endConsents(tx, partaking, { cause: "erased", now: app.clock.now() });
    const guests = partaking.filter(({ participant: { id, personId } }) => id === personId);
    const personIds = guests.map(({ participant }) => participant.personId);
    if (personIds.length > 0) await app.jobs.enqueue(tx, eraseGuestsJob, [{ personIds }]);
    await erasePerson(tx, userId);
  },

  columns: [
    "collaboration_sessions.owner_id",
    "organisers.user_id",
    "invitations.invited_by",
    "participants.person_id",
    "participants.user_id",
    "consents.person_id",
    "voice_contributions.person_id",
    "voice_contributions.decided_by",
    "voice_uploads.person_id",
    "text_contributions.person_id",
    "text_contributions.decided_by",
  ],
};
