import type { ConsentUse } from "@storytelling/values";

/** What the page of an invitation shows. */
export interface ShownInvitation {
  readonly language: string;
  readonly welcome: {
    readonly kind: "contributor" | "organiser";
    readonly storyTitle: string;
    readonly organiser: string;
    readonly characters: readonly { readonly id: string; readonly name: string }[];
    readonly note: string | null;
    readonly timeZone: string;
    readonly test: boolean;
    readonly open: boolean;
    readonly usesLeft: number;
    readonly expiresAt: string;
    readonly deadline: string | null;
    readonly accepted: readonly { readonly participantId: string; readonly name: string }[];
  };
  readonly wording: ShownWording;
}

export interface ShownWording {
  readonly version: string;
  readonly text: string;
  readonly uses: Readonly<Record<ConsentUse, string>>;
}

export interface ShownLine {
  readonly line: number;
  readonly text: string;
  readonly speaker: string | null;
  readonly language: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ShownRecording {
  readonly id: string;
  readonly lines: readonly number[];
  readonly status: "received" | "ready" | "refused" | "accepted" | "returned" | "declined" | "withdrawn";
  readonly superseded: boolean;
  readonly advice: readonly string[];
  readonly refusal: { readonly advice: string } | null;
  readonly note: string | null;
}

export interface ShownConsent {
  readonly id: string;
  readonly uses: readonly ConsentUse[];
  readonly until: string;
  readonly withdrawnAt: string | null;
  readonly valid: boolean;
  readonly receipt: { readonly receiptId: string; readonly takes: number; readonly deletedAt: string } | null;
}

/** What the booth shows. */
export interface ShownBooth {
  readonly booth: {
    readonly participant: {
      readonly id: string;
      readonly name: string;
      readonly language: string;
      readonly timeZone: string;
      readonly state: string;
    };
    readonly session: {
      readonly storyTitle: string;
      readonly organiser: string;
      readonly revision: number;
      readonly open: boolean;
      readonly deadline: string | null;
    };
    readonly lines: readonly ShownLine[];
    readonly consents: readonly ShownConsent[];
    readonly wording: ShownWording;
  };
  readonly recordings: readonly ShownRecording[];
}
