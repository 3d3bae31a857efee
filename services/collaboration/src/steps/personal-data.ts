import type { PersonalData } from "@storytelling/service";
import type { App } from "../app.ts";
import { erasePerson } from "../store/persons.ts";
import { eraseContributions, exportContributions } from "./contribution-data.ts";

/** What this service keeps about people: their sessions with all invitations, and what they take part in. */
export const personalData: PersonalData<App> = {
  async *export(app, userId) {
    yield* exportContributions(app, userId);
  },
  async erase(app, userId, tx) {
    await eraseContributions(app, tx, userId);
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
