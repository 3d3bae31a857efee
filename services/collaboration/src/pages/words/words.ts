/** What the pages say, in one language. Texts with a place for something are functions. */
export interface Words {
  readonly language: string;
  readonly rightToLeft: boolean;
  readonly join: {
    readonly title: (organiser: string) => string;
    readonly what: (organiser: string, title: string) => string;
    readonly how: string;
    readonly youPlay: string;
    readonly narrator: string;
    readonly recordBy: string;
    readonly linkUntil: string;
    readonly name: string;
    readonly nameHint: string;
    readonly consent: string;
    readonly always: string;
    readonly howLong: string;
    readonly minor: string;
    readonly guardian: string;
    readonly guardianHint: string;
    readonly button: string;
    readonly goOnAs: (name: string) => string;
    readonly somebodyElse: string;
    readonly test: string;
    readonly organisers: string;
    readonly closed: string;
    readonly otherLanguage: string;
    readonly nameMissing: string;
    readonly guardianMissing: string;
    readonly useMissing: string;
  };
  readonly dead: {
    readonly title: string;
    readonly unknown: string;
    readonly expired: string;
    readonly revoked: string;
    readonly usedUp: string;
    readonly closed: string;
    readonly full: string;
    readonly ask: string;
    readonly signedOut: string;
    readonly signedOutHow: string;
    readonly failed: string;
    readonly busy: string;
    readonly busyHow: string;
    readonly back: string;
  };
  readonly booth: {
    readonly hello: (name: string) => string;
    readonly progress: (done: number, all: number) => string;
    readonly allDone: string;
    readonly lineOf: (place: number, all: number) => string;
    readonly before: string;
    readonly after: string;
    readonly readThis: string;
    readonly record: string;
    readonly recordAgain: string;
    readonly stop: string;
    readonly send: string;
    readonly discard: string;
    readonly file: string;
    readonly fileHint: string;
    readonly sendFile: string;
    readonly listen: string;
    readonly withdraw: string;
    readonly previous: string;
    readonly next: string;
    readonly allLines: string;
    readonly noLines: string;
    readonly closed: string;
    readonly until: string;
    readonly done: string;
    readonly doneHint: string;
    readonly doneSaid: string;
    readonly withdrawAll: string;
    readonly withdrawAllHint: string;
    readonly withdrawAllSure: string;
    readonly withdrawnSaid: string;
    readonly receiptWaiting: string;
    readonly receipt: string;
    readonly deleted: (takes: number) => string;
    readonly deletedAt: string;
    readonly consentNeeded: string;
    readonly consentGive: string;
    readonly allowed: string;
    readonly note: string;
    readonly status: Readonly<
      Record<"open" | "received" | "ready" | "refused" | "accepted" | "returned" | "declined", string>
    >;
  };
  /** What the script of the booth says. `{}` is replaced by a number. */
  readonly script: {
    readonly asking: string;
    readonly denied: string;
    readonly recording: string;
    readonly kept: string;
    readonly sending: string;
    readonly checking: string;
    readonly arrived: string;
    readonly notSent: string;
    readonly left: string;
    readonly quiet: string;
  };
}
