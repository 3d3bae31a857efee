import { routesFor, type View } from "@storytelling/service";
import { z } from "zod";
import type { App } from "../app.ts";
import { consentInBooth } from "../use-cases/consent-in-booth.ts";
import { contributeVoice } from "../use-cases/contribute-voice.ts";
import { joinSession } from "../use-cases/join-session.ts";
import { playOriginal } from "../use-cases/play-original.ts";
import { sendAsset } from "../use-cases/send-asset.ts";
import { showBooth } from "../use-cases/show-booth.ts";
import { showInvitation } from "../use-cases/show-invitation.ts";
import { submitParticipation } from "../use-cases/submit-participation.ts";
import { withdrawContribution } from "../use-cases/withdraw-contribution.ts";
import { withdrawVoice } from "../use-cases/withdraw-voice.ts";
import { boothPage } from "./booth-page.ts";
import { joinPage } from "./join-page.ts";
import { at } from "./layout.ts";
import { trouble } from "./trouble.ts";

const { get, post } = routesFor<App>();

/** Limited by address, since nobody is signed in. */
const byLink = { refuses: [404, 409], limit: { requests: 60, seconds: 60 } };
const taking = "collaborations.contribute";
const cookie = "booth";

/** After a form of the booth its page is shown, at the line that the form was about. */
const toBooth: View<App> = {
  leadsTo(_body, { params, query }) {
    const booth = at(`booth/${String(params.participantId ?? params.id)}`);
    return /^\d+$/.test(String(query.line)) ? `${booth}?line=${query.line}#line` : booth;
  },
  answered: () => "",
  refused: trouble,
};
const toOwnBooth: View<App> = {
  leadsTo: (body) => at(`booth/${(body as { participantId: string }).participantId}`),
  answered: () => "",
  refused: trouble,
};
const inBooth = { cookie, view: toBooth, status: 303 };
const number = z.string().regex(/^\d+$/);

/** The pages of those who were invited. They use the same steps as the API. */
export const pageRoutes = [
  get("/join/{token}", "public", showInvitation, {
    summary: "Page: what an invitation is for",
    view: joinPage,
    ...byLink,
  }),
  post("/join/{token}", "public", joinSession, {
    summary: "Page: accept an invitation, then go to the booth",
    view: toOwnBooth,
    form: true,
    status: 303,
    ...byLink,
  }),
  get("/booth/{id}", taking, showBooth, { summary: "Page: the booth", cookie, view: boothPage }),
  post("/booth/{id}/voice", taking, contributeVoice, {
    summary: "Page: send a recording",
    ...inBooth,
    upload: 26_214_400,
    uploadFields: { line: number, revision: number, consentId: z.uuid() },
    refuses: [409, 460],
  }),
  post("/booth/{id}/consents", taking, consentInBooth, {
    summary: "Page: consent",
    ...inBooth,
    form: true,
    refuses: [409],
  }),
  post("/booth/{id}/done", taking, submitParticipation, { summary: "Page: say that I am done", ...inBooth }),
  post("/booth/{id}/withdraw", taking, withdrawVoice, { summary: "Page: take my voice back", ...inBooth }),
  get("/booth/{participantId}/contributions/{id}/sound", taking, playOriginal, {
    summary: "Hear a recording of mine",
    cookie,
  }),
  post("/booth/{participantId}/contributions/{id}/withdraw", taking, withdrawContribution, {
    summary: "Page: take a recording back",
    ...inBooth,
  }),
  ...(["style.css", "booth.js", "slices.js", "join.js"] as const).map((name) =>
    get(
      `/pages/${name}`,
      "public",
      sendAsset(name, name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8"),
      { summary: `A file of the pages: ${name}` },
    ),
  ),
];
