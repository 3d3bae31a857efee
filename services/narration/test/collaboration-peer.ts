import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Schemas } from "@storytelling/clients/collaboration";
import { serviceTokenHeader } from "@storytelling/service";
import { type PeerAnswer, refused, startPeer } from "@storytelling/service/testing";

/** A recording as the collaboration service keeps it. */
export interface Contribution {
  readonly told: Omit<Schemas["ContributedTake"], "sha256" | "bytes">;
  readonly bytes: Uint8Array;
}

/** Stands in for the collaboration service: it gives recordings to those who ask for the person who made them. */
export async function startCollaborationPeer() {
  const contributions = new Map<string, Contribution>();
  const seen = { away: false, asked: 0 };
  const peer = await startPeer(({ path, headers }) => {
    seen.asked++;
    if (seen.away) return { disturb: (response: ServerResponse) => void response.destroy() };
    const [, id = "", what] = /\/contributions\/([^/]+)\/(take|original)$/.exec(path) ?? [];
    const claims = headers[serviceTokenHeader]?.toString().split(".")[1] ?? "";
    const { sub } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { sub: string };
    const found = contributions.get(id);
    if (found?.told.personId !== sub) return refused(404, "contribution-not-found", "There is none.");
    return answerOf(found, what);
  });
  return Object.assign(seen, peer, { contributions });
}
export type CollaborationPeer = Awaited<ReturnType<typeof startCollaborationPeer>>;

function answerOf({ told, bytes }: Contribution, what: string | undefined): PeerAnswer {
  if (what === "original") return { status: 200, type: "audio/wav", body: Buffer.from(bytes) };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { status: 200, body: { ...told, sha256, bytes: bytes.length } };
}
