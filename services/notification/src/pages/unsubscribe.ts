import type { View } from "@storytelling/service";
import type { App } from "../app.ts";
import { button, layout } from "./layout.ts";

/** What the use cases of these pages answer. */
interface Answered {
  readonly token: string;
  /** Whether a user ends letters about one topic, or an address gets nothing more. */
  readonly who: "user" | "address";
  readonly topic: string;
}

const topics: Readonly<Record<string, string>> = {
  billing: "your plan and your use of it",
  stories: "your stories",
  narrations: "your audiobooks",
  together: "stories that you tell together with others",
};

const about = ({ topic }: Answered): string => topics[topic] ?? "this";

function page(
  wordsOf: (answered: Answered) => { title: string; paragraphs: string[]; path?: string; label?: string },
): View<App> {
  return {
    answered({ config: { WEB_URL: web } }, body) {
      const { path, label, ...words } = wordsOf(body as Answered);
      return layout({ web, ...words, ...(path && label ? { form: button(path, label) } : {}) });
    },
    refused({ config: { WEB_URL: web } }, { status, detail }) {
      const title = status === 404 ? "This link does not work" : "That did not work";
      return layout({ web, title, paragraphs: [detail] });
    },
  };
}

/** Asks first: programs that check letters open every link in them, and must not end anything. */
export const askPage = page((answered) => ({
  title: "Do you want fewer letters?",
  paragraphs: [
    answered.who === "user"
      ? `Press the button, and we send you no more e-mail about ${about(answered)}. You still see it in the app.`
      : "Press the button, and we send nothing more to this address, whoever invites you.",
  ],
  path: `unsubscribe/${answered.token}`,
  label: "Send me nothing more",
}));

export const donePage = page((answered) => ({
  title: "We send you nothing more",
  paragraphs: [
    answered.who === "user"
      ? `You get no more e-mail about ${about(answered)}.`
      : "This address gets no more messages from us.",
    "Did you press the button by mistake? Then press this one.",
  ],
  path: `unsubscribe/${answered.token}/undo`,
  label: "Send me messages again",
}));

export const undonePage = page(() => ({
  title: "We write to you again",
  paragraphs: ["Thank you. You get messages from us again when there is something to tell."],
}));
