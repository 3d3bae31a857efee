import type { PersonalData } from "@storytelling/service";
import type { App } from "../app.ts";
import { erasePerson } from "../store/persons.ts";

/** What this service keeps about people: their sessions with all invitations, and what they take part in. */
export const personalData: PersonalData<App> = {
  async *export() {},
  async erase(_app, userId, tx) {
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
  ],
};
