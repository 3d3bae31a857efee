import type { PersonalRows } from "@storytelling/service/testing";
import { organiser, startWorld } from "./world.ts";

let world: Awaited<ReturnType<typeof startWorld>>;

/** For tests/personal-columns.test.ts. */
export const personalRows: PersonalRows = {
  async start() {
    world = await startWorld();
    return world;
  },
  async use(service) {
    const actor = await service.actor(organiser);
    const { id } = await world.open({}, actor);
    const { link } = await world.invite(id, { kind: "organiser" }, actor);
    await world.accept(world.tokenIn({ link }), {}, await service.actor(organiser));
    return actor.id;
  },
  values: {
    "voice_contributions.sha256": `'${"0".repeat(64)}'`,
    "voice_contributions.status": "'ready'",
    "voice_contributions.lines": "1",
    "voice_uploads.sha256": `'${"0".repeat(64)}'`,
    "voice_uploads.state": "'receiving'",
    "voice_uploads.bytes": "1",
    "voice_uploads.received": "0",
    "text_contributions.kind": "'memory'",
    "text_contributions.status": "'received'",
  },
  others: {
    "ids of sessions, stories, invitations, consents, messages and audio": [
      "collaboration_sessions.id",
      "collaboration_sessions.story_id",
      "invitations.id",
      "invitations.message_id",
      "consents.id",
      "voice_contributions.id",
      "voice_contributions.blob_id",
      "voice_contributions.superseded_by",
      "contribution_takes.take_id",
      "voice_uploads.id",
      "voice_uploads.consent_id",
      "text_contributions.id",
      "text_contributions.narration_id",
    ],
    "a participant's id, which is a guest's own id: their rows go when the session goes": ["participants.id"],
    "ids of characters": [
      "collaboration_sessions.asked_characters",
      "session_lines.character_id",
      "invitations.asked_characters",
      "participants.asked_characters",
    ],
    "languages, time zones, kinds and what narration reported": [
      "collaboration_sessions.language",
      "invitations.language",
      "invitations.time_zone",
      "participants.language",
      "participants.time_zone",
      "consents.uses",
      "consents.wording",
      "consents.language",
      "consents.receipt",
      "voice_contributions.content_type",
      "voice_contributions.findings",
      "voice_contributions.refusal",
      "contribution_takes.findings",
      "voice_uploads.refusal",
    ],
  },
};
