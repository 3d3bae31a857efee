import type { ColumnType } from "kysely";
import type { AnalysisStatus } from "../domain/analysis-run.ts";
import type { Anchored, CorrectionState } from "../domain/corrections/correction.ts";
import type { CharacterBody, RelationBody, Usage } from "../domain/findings.ts";
import type { Mood } from "../domain/mood.ts";
import type { NarrationStatus } from "../domain/narration.ts";
import type { Script } from "../domain/script.ts";
import type { StoryStatus } from "../domain/story.ts";

/** A `json` column: a value when read, its text when written. */
type Json<T> = ColumnType<T | null, string | null, string | null>;

/** An array column that is written as a PostgreSQL array literal, which a worker thread has made. */
type Numbers = ColumnType<number[], string, string>;

/** The tables of the story service; see `migrations`. */
export interface Tables {
  authors: { user_id: string; display_name: string };
  stories: {
    id: string;
    owner_id: string;
    title: string;
    author: string | null;
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
  };
  story_revisions: {
    story_id: string;
    revision: number;
    language: string;
    text: string;
    sha256: Buffer;
    created_at: Date;
  };
  story_analyses: {
    id: string;
    story_id: string;
    revision: number;
    engine_version: string;
    language: string;
    sha256: Buffer;
    status: AnalysisStatus;
    progress: number;
    stage: string;
    error: string | null;
    requested_at: Date;
    touched_at: Date;
    finished_at: Date | null;
    lines: number | null;
    script: Json<Script>;
    mood: Json<Mood>;
    relations: Json<RelationBody[]>;
    usage: Json<Usage>;
    work_id: string | null;
  };
  story_characters: {
    analysis_id: string;
    position: number;
    character_id: string;
    name: string;
    aliases: string[];
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
    what: ColumnType<Anchored, string, never>;
    state: CorrectionState;
    created_at: Date;
  };
  story_views: {
    analysis_id: string;
    characters: ColumnType<CharacterBody[], string, string>;
    script: ColumnType<Script, string, string>;
    mood: ColumnType<Mood, string, string>;
    relations: ColumnType<RelationBody[], string, string>;
  };
  story_answers: { story_id: string; key: string; answer: ColumnType<unknown, string, string> };
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
