import type { Db } from "@storytelling/service";
import type { ConsentMeans, ConsentUse, TakeFinding, TakeRefusal } from "@storytelling/values";
import type { ColumnType, Generated } from "kysely";
import type { LineFlaw } from "../domain/check.ts";
import type { EndCause } from "../domain/consent.ts";
import type { Origin } from "../domain/label.ts";

type Json<T> = ColumnType<T, string, string>;

/** A plaintext column of an installation older than sealing. It is sealed and emptied when the service starts. */
type InClear<T> = ColumnType<T | null, never, null>;

type Sealed = Buffer | null;

export interface VoiceRow {
  id: string;
  provider: string;
  /** Null for a person's voice, whose name is sealed. */
  name: string | null;
  language: string;
  gender: "female" | "male" | "other";
  age: "child" | "young" | "adult" | "old";
  base: string;
  pitch: number;
  rate: number;
  description: string;
  position: number;
  available: boolean;
  origin: Generated<Origin>;
  person_id: string | null;
  consent_id: string | null;
  sealed: Sealed;
  pitch_hz: number | null;
  words_per_minute: number | null;
  words_measured: Generated<number>;
  from_takes: Generated<boolean>;
  clone_id: string | null;
}

interface VoiceSampleRow {
  id: string;
  voice_id: string;
  person_id: string;
  blob_id: string;
  sealed: Sealed;
  duration_ms: number;
  sample_rate: number;
  words: number;
  findings: Json<TakeFinding[]>;
  created_at: Date;
}

interface StoryRow {
  id: string;
  owner_id: string;
  title: InClear<string>;
  sealed: Sealed;
  language: string;
  revision: number;
  published: Generated<boolean>;
  deleted: Generated<boolean>;
}

interface CastPartRow {
  story_id: string;
  position: number;
  character_id: string | null;
  name: InClear<string>;
  aliases: InClear<string[]>;
  sealed: Sealed;
  gender: "female" | "male" | "other" | "unknown";
  age: "child" | "young" | "adult" | "old" | "unknown";
  plural: boolean;
  narrator: boolean;
  lines: number;
  voice_id: string;
  chosen_by: "auto" | "user";
  talks_with: Json<string[]>;
  wanted_voice_id: string | null;
}

/** One part of a narration's cast, with the names at the time of the request. */
export interface KeptPart {
  characterId: string | null;
  name: string;
  voiceId: string;
  voiceName: string;
  /** Missing in narrations of older releases. */
  provider?: string;
}

/** A chapter at the time of the request. The later fields are missing in narrations of older releases. */
export interface KeptChapter {
  title: string;
  firstLine: number;
  lines: number;
  id?: string | null;
  level?: number;
}

/** Something about a narration that its owner should know; programs go by its code. */
export interface KeptNote {
  code: string;
  message: string;
}

interface NarrationRow {
  id: string;
  owner_id: string;
  story_id: string;
  revision: number;
  title: InClear<string>;
  author: InClear<string>;
  sealed: Sealed;
  language: string;
  status: "queued" | "rendering" | "mastering" | "done" | "failed" | "cancelled";
  cast_key: string;
  parts: InClear<KeptPart[]>;
  chapters: InClear<KeptChapter[]>;
  lines: number;
  lines_ready: Generated<number>;
  rendered: Generated<number>;
  words: number;
  words_to_render: Generated<number>;
  words_left: Generated<number>;
  book_ms: number | null;
  mastered_ms: Generated<number>;
  duration_ms: number | null;
  error: string | null;
  created_at: Date;
  started_at: Date;
  mastering_at: Date | null;
  finished_at: Date | null;
  work_id: string | null;
  characters_charged: Generated<number>;
  chapters_changed: Generated<boolean>;
  lines_checked: Generated<number>;
  lines_rerendered: Generated<number>;
  lines_flawed: Generated<number>;
  edition: Generated<number>;
  book: number | null;
  rebuilt_segments: number | null;
}

interface SegmentRow {
  narration_id: string;
  index: number;
  line: number;
  kind: "narration" | "speech" | "heading";
  speaker: InClear<string>;
  voice_id: string;
  text: InClear<string>;
  characters: number | null;
  hash: string | null;
  language: string | null;
  provider: string;
  base: string;
  pitch: number;
  rate: number;
  manner: "whisper" | "shout" | null;
  gain_db: Generated<number>;
  origin: Generated<Origin>;
  words: number;
  pause_ms: number;
  ready: boolean;
  reused: boolean;
  start_ms: number | null;
  end_ms: number | null;
  take_id: string | null;
  take_piece: number | null;
  take_words: Json<KeptWord[]> | null;
}

/** How a person wants a recording to be prepared. */
export interface TakeWishes {
  readonly suppressNoise?: boolean | undefined;
  readonly gate?: boolean | undefined;
}

interface TakeRow {
  id: string;
  owner_id: string;
  story_id: string;
  person_id: string;
  consent_id: string;
  contribution_id: string | null;
  status: "received" | "waiting" | "ready" | "refused";
  decision: "accepted" | "declined" | null;
  refusal: TakeRefusal | null;
  revision: number;
  line: number;
  lines: number;
  language: string | null;
  text_key: Buffer | null;
  speaker_key: Buffer | null;
  speaker_id: string | null;
  occurrence: number | null;
  sealed: Sealed;
  name: Sealed;
  publishable: Generated<boolean>;
  wishes: ColumnType<TakeWishes, string | undefined, string>;
  findings: ColumnType<TakeFinding[], string | undefined, string>;
  loudness: number | null;
  noise: number | null;
  match: number | null;
  duration_ms: number | null;
  recorded_at: Date;
  created_at: Date;
}

interface TakeChoiceRow {
  id: string;
  owner_id: string;
  story_id: string;
  text_key: Buffer;
  speaker_key: Buffer;
  speaker_id: string | null;
  occurrence: number;
  take_id: string | null;
  chosen_by: string;
  chosen_at: Date;
}

/** A word as stored: start, end (offsets into the text as spoken), fromMs, toMs. */
export type KeptWord = [start: number, end: number, fromMs: number, toMs: number];

interface RenditionRow {
  owner_id: string;
  hash: string;
  blob_id: string;
  samples: number;
  sample_rate: number;
  words: Json<KeptWord[]>;
  word_count: number;
  keyed: Generated<boolean>;
  rendered_for: string;
  /** What is wrong with the audio; null for a rendition from before there were checks. */
  flaws: Json<LineFlaw[]> | null;
  rerendered: Generated<boolean>;
  spoken_by: string | null;
  loudness: number | null;
  pitch: number | null;
  created_at: Date;
}

export interface ConsentRow {
  id: string;
  person_id: string | null;
  story_id: string | null;
  uses: Json<ConsentUse[]>;
  means: ConsentMeans;
  minor: boolean;
  guardian: boolean;
  given_at: Date;
  until: Date;
  sealed: Sealed;
  recording: string | null;
}

export interface ReceiptRow {
  id: string;
  consent_id: string;
  person_id: string | null;
  story_id: string | null;
  cause: EndCause;
  takes: number;
  profiles: number;
  narrations: number;
  lines: number;
  withdrawn_at: Date;
  deleted_at: Date | null;
}

/** Runs queries that read. A transaction is one too, and reads its own writes. */
export type Reader = Db<Tables>["read"];

/** This service's tables; see migrations/. */
export interface Tables {
  patrons: { user_id: string; priority: number; since: Date };
  narrator_voices: VoiceRow;
  stories: StoryRow;
  casts: { story_id: string; revision: number; conversations: boolean };
  cast_parts: CastPartRow;
  story_narrations: NarrationRow;
  narration_segments: SegmentRow;
  narration_lines: { narration_id: string; block: number; sealed: Buffer };
  renditions: RenditionRow;
  takes: TakeRow;
  take_pieces: {
    take_id: string;
    piece: number;
    blob_id: string;
    samples: number;
    sample_rate: number;
    words: Json<KeptWord[]>;
  };
  take_choices: TakeChoiceRow;
  book_takes: { narration_id: string; take_id: string };
  voice_samples: VoiceSampleRow;
  consents: ConsentRow;
  consent_endings: { consent_id: string; cause: EndCause; ended_at: Date };
  receipts: ReceiptRow;
  receipt_files: { receipt_id: string; owner_id: string; blob_id: string };
  pronunciations: {
    owner_id: string;
    story_id: string | null;
    version: string;
    entries: number;
    sealed: Buffer;
  };
}
