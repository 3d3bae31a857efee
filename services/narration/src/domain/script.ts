/** The feeling of a line: valence -1 to 1, arousal 0 to 1. */
export interface Emotion {
  readonly valence: number;
  readonly arousal: number;
}

/** A stretch of a script for one voice; `speaker` null is the narrator. */
export interface Line {
  readonly index: number;
  readonly text: string;
  readonly kind: "narration" | "speech" | "heading";
  readonly speaker: string | null;
  readonly emotion: Emotion;
  readonly paragraphEnd: boolean;
}

/** The lines of a script from `firstLine` up to, but not including, `firstLine + lines`. */
export interface Chapter {
  readonly id: string | null;
  /** Empty when it has none. */
  readonly title: string;
  /** 1 is the highest, such as a part; the chapters of a part have a greater one. */
  readonly level: number;
  readonly firstLine: number;
  readonly lines: number;
  /** A language tag. */
  readonly language: string;
  /** False for front and back matter, unless the author asks for it. */
  readonly readAloud: boolean;
}

/** A revision of a story as lines, as the story service returns it. */
export interface Script {
  readonly storyId: string;
  readonly revision: number;
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly chapters: readonly Chapter[];
  readonly lines: readonly Line[];
}

/** A character who speaks in a story. */
export interface Character {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly gender: "female" | "male" | "other" | "unknown";
  readonly age: "child" | "young" | "adult" | "old" | "unknown";
  /** Several who speak as one, such as the soldiers. */
  readonly plural: boolean;
  /** Whether this character tells the story as "I". */
  readonly narrator: boolean;
  readonly lines: number;
  /** How its author wants it to sound, in free words. */
  readonly voiceHint?: string | null | undefined;
}
