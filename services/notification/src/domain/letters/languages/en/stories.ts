import type { Messages } from "../../told.ts";
import { story, why } from "./parts.ts";

/** What happens to a user's own stories. */
export const stories = {
  "story-created"(data, f) {
    const title = story(data, f);
    return {
      subject: `${title} is saved`,
      paragraphs: [`${title} is saved. Next, let us find its characters.`],
      button: "Open the story",
      short: `${title} is saved.`,
      why: why.account,
    };
  },
  "story-analyzed"(data, f) {
    const title = story(data, f);
    return {
      subject: `${title} is read`,
      paragraphs: [`We have read ${title}, and know who speaks each line. You can correct every line.`],
      button: "See the lines",
      short: `We have read ${title}, and know who speaks each line.`,
      why: why.account,
    };
  },
  "characters-found"(data, f) {
    const title = story(data, f);
    const count = f.plural(data.characters.length, {
      one: "one character",
      other: "# characters",
    });
    const found = data.characters.length === 0 ? "nobody but the narrator" : count;
    return {
      subject: `We found ${found} in ${title}`,
      paragraphs: [
        data.characters.length > 0 && `In ${title} speak: ${f.list(data.characters.map(f.name))}.`,
        "Choose a voice for each, or invite somebody to play them.",
      ],
      button: "See the characters",
      short: `We found ${found} in ${title}.`,
      why: why.account,
    };
  },
  "story-published"(data, f) {
    const title = story(data, f);
    return {
      subject: `${title} is published`,
      paragraphs: [`${title} is published. Others can read it now. You can take it back at any time.`],
      button: "Open the story",
      short: `${title} is published.`,
      why: why.account,
    };
  },
  "narration-completed"(data, f) {
    const title = story(data, f);
    const length =
      data.durationMs === null
        ? ""
        : ` It is ${f.plural(f.minutes(data.durationMs), { one: "one minute", other: "# minutes" })} long.`;
    return {
      subject: `${title} is ready to hear`,
      paragraphs: [`The audiobook of ${title} is ready.${length}`],
      button: "Listen",
      short: `The audiobook of ${title} is ready.${length}`,
      why: why.account,
    };
  },
  "narration-failed"(data, f) {
    const title = story(data, f);
    return {
      subject: `The audiobook of ${title} is not finished`,
      paragraphs: [
        `We could not finish the audiobook of ${title}. What was made is kept.`,
        "Open the story to see the reason and to try again.",
      ],
      button: "Open the story",
      short: `We could not finish the audiobook of ${title}. What was made is kept.`,
      why: why.account,
    };
  },
} satisfies Partial<Messages>;
