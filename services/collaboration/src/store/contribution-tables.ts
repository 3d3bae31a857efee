import type { TakeFinding, TakeRefusal } from "@storytelling/values";
import type { ContributionStatus } from "../domain/contribution.ts";
import type { UploadState } from "../domain/upload.ts";

/** The tables of contributions; see migrations/0001_init.sql and 0002_contributions.sql. */
export interface ContributionTables {
  voice_contributions: {
    id: string;
    session_id: string;
    participant_id: string;
    person_id: string;
    consent_id: string;
    revision: number;
    line: number;
    lines: number;
    line_numbers: number[];
    words_sealed: Buffer;
    blob_id: string;
    content_type: string;
    bytes: number;
    sha256: string;
    status: ContributionStatus;
    duration_ms: number;
    findings: TakeFinding[];
    refusal: TakeRefusal | null;
    note_sealed: Buffer | null;
    decided_by: string | null;
    decided_at: Date | null;
    superseded_by: string | null;
    contributed_at: Date;
  };
  contribution_takes: {
    take_id: string;
    contribution_id: string;
    line: number | null;
    duration_ms: number;
    findings: TakeFinding[];
  };
  voice_uploads: {
    id: string;
    session_id: string;
    participant_id: string;
    person_id: string;
    consent_id: string;
    revision: number;
    line_numbers: number[];
    words_sealed: Buffer;
    bytes: number;
    sha256: string;
    received: number;
    state: UploadState;
    refusal: TakeRefusal | null;
    begun_at: Date;
    touched_at: Date;
    expires_at: Date;
  };
  upload_chunks: { upload_id: string; begins_at: number; size: number; sealed: Buffer };
  text_contributions: {
    id: string;
    session_id: string;
    participant_id: string;
    person_id: string;
    kind: "memory" | "correction" | "comment";
    sealed: Buffer;
    revision: number | null;
    line: number | null;
    from_char: number | null;
    to_char: number | null;
    narration_id: string | null;
    at_ms: number | null;
    status: "received" | "accepted" | "declined";
    decided_by: string | null;
    decided_at: Date | null;
    created_at: Date;
  };
  recording_now: { participant_id: string; session_id: string; line: number; since: Date; until: Date };
}
