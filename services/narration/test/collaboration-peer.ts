import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { serviceTokenHeader } from "@storytelling/service";
import { startPeer } from "@storytelling/service/testing";

/** A recording as the collaboration service keeps it. */
export interface Contribution {
  readonly id: string;
  readonly personId: string;
  readonly name: string | null;
  readonly language: string;
  readonly bytes: Uint8Array;
  readonly lines: readonly {
    readonly line: number;
    readonly text: string;
    readonly speaker: string | null;
    readonly characterId: string | null;
    readonly occurrence: number;
  }[];
}

/** Stands in for the collaboration service: it gives recordings to those who ask for the person who made them. */
export async function startCollaborationPeer() {
  const contributions = new Map<string, Contribution>();
  const seen = { away: false, asked: 0 };
  const peer = await startPeer(({ path, headers }) => {
    seen.asked++;
    const [, id = "", what] =
      /^\/collaboration\/v1\/contributions\/([^/]+)\/(take|original)$/.exec(path) ?? [];
    const claims = headers[serviceTokenHeader]?.toString().split(".")[1] ?? "";
    const asker = JSON.parse(Buffer.from(claims, "base64url").toString()) as { sub: string };
    const found = contributions.get(id);
    return {
      disturb(response: ServerResponse) {
        if (seen.away) return void response.destroy();
        if (!found || asker.sub !== found.personId)
          return send(response, 404, { code: "contribution-not-found", detail: "There is none." });
        if (what === "original")
          return void response.writeHead(200, { "content-type": "audio/wav" }).end(found.bytes);
        const { bytes, personId: _, id: contributionId, ...take } = found;
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        return send(response, 200, { contributionId, sha256, ...take });
      },
    };
  });
  return Object.assign(seen, peer, { contributions });
}
export type CollaborationPeer = Awaited<ReturnType<typeof startCollaborationPeer>>;

function send(response: ServerResponse, status: number, body: object): void {
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "content-type": type }).end(JSON.stringify(body));
}
