import type { ColumnType, Generated } from "kysely";
import type { AnalysisStatus } from "../domain/analysis-run.ts";
import type { Anchored, CorrectionState } from "../domain/corrections/correction.ts";
import type { CharacterBody, RelationBody, Usage } from "../domain/findings.ts";
import type { Mood } from "../domain/mood.ts";
import type { NarrationStatus } from "../domain/narration.ts";
import type { Script } from "../domain/script.ts";
import type { StoryStatus } from "../domain/story.ts";

/** A `json` column: a value when read, its text when written. */
type Json<T> = ColumnType<T | null, string | null, string | null>;

/** A plaintext column of an installation older than sealing. It is sealed and emptied when the service starts. */
type InClear<T> = ColumnType<T | null, never, null>;

type Sealed = Buffer | null;

/** An array column. It is written as a PostgreSQL array literal, which a worker thread has made. */
type Numbers = ColumnType<number[], string, string>;

/** The tables of the story service; see `migrations`. */
export interface Tables {
  authors: { user_id: string; display_name: InClear<string>; sealed: Sealed };
  stories: {
    id: string;
    owner_id: string;
    title: InClear<string>;
    author: InClear<string>;
    sealed: Sealed;
    language: string;
    status: StoryStatus;
    version: number;
    revision: number;
    words: number;
    length: number;
    cloned_from: string | null;
    created_at: Date;
    updated_at: Date;
    published_at: Date | null;
    narration_id: string | null;
    narration_revision: number | null;
    narration_status: NarrationStatus | null;
    narration_duration_ms: number | null;
    narration_requested_at: Date | null;
    chapters_kept: Generated<boolean>;
  };
  story_chapters: {
    id: string;
    story_id: string;
    place: number;
    level: number;
    sealed: Buffer;
    language: string | null;
    read_aloud: boolean | null;
    headed: boolean;
    origin: "file" | "guessed" | "author";
  };
  story_notes: { story_id: string; position: number; place: number | null; sealed: Buffer };
  story_matter: {
    id: string;
    story_id: string;
    position: number;
    kind: string;
    inserted: Generated<boolean>;
    sealed: Buffer;
  };
  story_revisions: {
    story_id: string;
    revision: number;
    language: string;
    text: InClear<string>;
    sha256: InClear<Buffer>;
    sealed: Sealed;
    fingerprint: Sealed;
    created_at: Date;
  };
  story_analyses: {
    id: string;
    story_id: string;
    revision: number;
    engine_version: string;
    language: string;
    sha256: InClear<Buffer>;
    fingerprint: Sealed;
    status: AnalysisStatus;
    progress: number;
    stage: string;
    error: string | null;
    requested_at: Date;
    touched_at: Date;
    finished_at: Date | null;
    lines: number | null;
    script: InClear<Script>;
    mood: InClear<Mood>;
    relations: InClear<RelationBody[]>;
    sealed_script: Sealed;
    sealed_mood: Sealed;
    sealed_relations: Sealed;
    usage: Json<Usage>;
    marks: Buffer | null;
    work_id: string | null;
  };
  story_characters: {
    analysis_id: string;
    position: number;
    character_id: string;
    name: InClear<string>;
    aliases: InClear<string[]>;
    sealed: Sealed;
    gender: "female" | "male" | "other" | "unknown";
    age: "child" | "young" | "adult" | "old" | "unknown";
    plural: boolean;
    narrator: boolean;
    lines: number;
    words: number;
    mentions: number;
  };
  story_corrections: {
    id: string;
    story_id: string;
    position: number;
    what: InClear<Anchored>;
    sealed: Sealed;
    state: CorrectionState;
    created_at: Date;
  };
  story_views: {
    analysis_id: string;
    characters: InClear<CharacterBody[]>;
    script: InClear<Script>;
    mood: InClear<Mood>;
    relations: InClear<RelationBody[]>;
    sealed_characters: Sealed;
    sealed_script: Sealed;
    sealed_mood: Sealed;
    sealed_relations: Sealed;
  };
  story_answers: { story_id: string; key: string; answer: InClear<unknown>; sealed: Sealed };
  story_emotions: {
    analysis_id: string;
    sentences: number;
    starts: Numbers;
    ends: Numbers;
    valence: Numbers;
    arousal: Numbers;
    emotions: Numbers;
  };
}
