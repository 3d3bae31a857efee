import { prefixOf } from "@storytelling/service";
import type { App } from "../app.ts";

/** The cookie with a guest's token. Scripts cannot read it, and only the pages of this one participant get it. */
export const boothCookie = "booth";
const seconds = 60 * 24 * 3600;

export function setBoothCookie({ config }: App, participantId: string, token: string): string {
  const path = `${prefixOf("collaboration")}/booth/${participantId}`;
  const secure = config.PUBLIC_URL.startsWith("https:") ? "; Secure" : "";
  return `${boothCookie}=${token}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}
