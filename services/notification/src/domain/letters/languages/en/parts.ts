import type { Formats } from "../../formats.ts";

export const why = {
  owner: "You get this message because you organise this session.",
  participant: "You get this message because you take part in this story.",
  account: "You get this message because you have an account at Storytelling.",
};

export const story = ({ storyTitle }: { storyTitle: string | null }, f: Formats): string =>
  f.title(storyTitle, "your story");

/** What a person can do about a recording that was refused. */
export const advice = {
  "not-audio": "The file is not a sound recording. Please record the line again, or send another file.",
  "audio-damaged": "The recording arrived damaged. Please record the line again.",
  "audio-unsupported": "We cannot read this kind of sound file. Please record the line on the page.",
  "audio-too-large": "The file is too large. Please record the line on the page.",
  "audio-too-long": "The recording is too long. Please read only the line that is shown.",
  "audio-too-many-channels": "We cannot use this kind of sound file. Please record the line on the page.",
  "audio-silent": "We hear nothing in the recording. Please check that the microphone is on, and read again.",
  "audio-empty": "The recording is empty. Please record the line again.",
  "consent-missing": "We do not have your consent any more. Please give it on the page, then record again.",
  "line-gone": "The story has changed, and this line is no longer in it. There is nothing to do.",
};
