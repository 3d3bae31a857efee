import { randomUUID } from "node:crypto";
import { answered, createClient } from "@storytelling/clients";
import type { CollaborationClient, CollaborationPaths, Schemas } from "@storytelling/clients/collaboration";

export type Booth = Schemas["Booth"];
export type Contribution = Schemas["Contribution"];

/** Somebody who opened the link of an invitation, without an account. */
export class Guest {
  readonly client: CollaborationClient;
  readonly id: string;
  readonly name: string;
  readonly token: string;

  private constructor(
    client: CollaborationClient,
    name: string,
    { id, token }: { id: string; token: string },
  ) {
    this.client = client;
    this.name = name;
    this.id = id;
    this.token = token;
  }

  /** Accepts the invitation that a link leads to. */
  static async byLink(url: string, link: string, name: string): Promise<Guest> {
    const token = link.slice(link.lastIndexOf("/") + 1);
    const stranger = createClient<CollaborationPaths>({ url });
    const body = { token, name };
    const accepted = await answered(stranger.POST("/collaboration/v1/invitations/accept", { body }));
    if (!accepted.token || !accepted.participant) throw new Error("The link is not a guest's.");
    const headers = { authorization: `Bearer ${accepted.token}` };
    const client = createClient<CollaborationPaths>({ url, headers });
    return new Guest(client, name, { id: accepted.participant.id, token: accepted.token });
  }

  booth(): Promise<Booth> {
    return answered(this.client.GET("/collaboration/v1/participants/me"));
  }

  /** Allows the use of the voice in this story. */
  async consent(): Promise<string> {
    const { wording } = await this.booth();
    const consent = await answered(
      this.client.POST("/collaboration/v1/participants/{id}/consents", {
        params: { path: { id: this.id } },
        body: { uses: ["this-story"], wording: wording.version, how: "pressed", minor: false },
      }),
    );
    return consent.id;
  }

  /** Sends a recording of a line. */
  record(
    consentId: string,
    line: { line: number; revision: number },
    wav: Uint8Array<ArrayBuffer>,
    key: string = randomUUID(),
  ): Promise<Contribution> {
    return answered(
      this.client.POST("/collaboration/v1/participants/{id}/voice", {
        params: { path: { id: this.id }, header: { "Idempotency-Key": key } },
        body: {
          file: new File([wav], "line.wav", { type: "audio/wav" }),
          line: String(line.line),
          revision: String(line.revision),
          consentId,
        },
      }),
    );
  }

  async contributions(): Promise<readonly Contribution[]> {
    const about = { params: { path: { id: this.id } } };
    const { items } = await answered(
      this.client.GET("/collaboration/v1/participants/{id}/contributions", about),
    );
    return items;
  }
}
