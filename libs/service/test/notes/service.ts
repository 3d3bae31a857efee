import { defineEvent } from "@storytelling/events";
import { Id, notFound, Refusal } from "@storytelling/values";
import { z } from "zod";
import {
  answer,
  type BaseConfig,
  baseConfig,
  consumersFor,
  defineService,
  jobKind,
  jobsFor,
  PageQuery,
  page,
  pageOf,
  record,
  routesFor,
  type ServiceContext,
  sharedWatch,
  type Tx,
  useCasesFor,
} from "../../src/index.ts";

interface Tables {
  notes: { id: string; owner_id: string; text: string; state: string };
  note_log: { note_id: string; event_id: string; what: string };
}
type App = ServiceContext<BaseConfig, Tables>;

const shared = { version: 1, source: "notes", aggregate: "note" } as const;
const NoteData = z.object({ noteId: Id, text: z.string() });
const example = { noteId: "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", text: "milk" };
export const noteWritten = defineEvent({
  ...shared,
  type: "NoteWritten",
  summary: "A note.",
  data: NoteData,
  example,
});
export const noteChanged = defineEvent({
  ...shared,
  type: "NoteChanged",
  summary: "Another.",
  data: NoteData,
  example,
});

const Note = z.object({ id: Id, text: z.string(), state: z.string() });
export const finishNote = jobKind("finish-note", z.object({ noteId: Id }));
const useCase = useCasesFor<App, Tables>();

const writeNote = useCase({
  body: z.strictObject({ text: z.string().min(1).max(100_000) }),
  answer: Note,
  run: (app, { body, actor, transaction }) =>
    transaction(async (tx) => {
      const note = { id: app.ids.next(), owner_id: actor.id, text: body.text, state: "new" };
      await tx.insertInto("notes").values(note).execute();
      await record(tx, [noteWritten(note.id, { noteId: note.id, text: note.text })]);
      await app.jobs.enqueue(tx, finishNote, [{ noteId: note.id }]);
      if (body.text === "refuse") throw new Refusal("conflict", "refused", "Refused after the writing.");
      return answer(note, { etag: '"1"' });
    }),
});

const readNote = useCase({
  params: z.object({ id: Id }),
  answer: Note,
  async run(app, { params, actor }) {
    const note = await app.db.read
      .selectFrom("notes")
      .selectAll()
      .where("id", "=", params.id)
      .executeTakeFirst();
    if (!note || note.owner_id !== actor.id) throw notFound("note");
    return answer(note, { etag: '"1"' });
  },
});

const listNotes = useCase({
  query: PageQuery,
  answer: pageOf(Note),
  async run(app, { query, actor }) {
    const rows = await app.db.read
      .selectFrom("notes")
      .selectAll()
      .where("owner_id", "=", actor.id)
      .orderBy("id")
      .limit(query.limit + 1)
      .execute();
    return answer(
      page(
        rows,
        query.limit,
        (row) => [row.id],
        (row) => row,
      ),
    );
  },
});

const readTrusted = useCase({
  answer: z.object({ kept: z.string() }),
  trusted: true,
  run: async () => answer({ kept: "yes", beside: "the schema" }),
});

/** Accepts a body with many types, and returns what arrived. */
const writeEssay = useCase({
  body: z.strictObject({
    text: z.string().max(1_000_000),
    tags: z.array(z.string().min(1)).max(100).default([]),
  }),
  answer: z.object({ length: z.number(), tags: z.number(), end: z.string() }),
  run: async (_app, { body: { text, tags } }) =>
    answer({ length: text.length, tags: tags.length, end: text.slice(-20) }),
});

const keepFile = useCase({
  answer: z.object({ bytes: z.number(), fields: z.array(z.string()) }),
  run: async (_app, { upload }) =>
    answer({ bytes: upload?.bytes.length ?? 0, fields: Object.keys(upload?.fields ?? {}) }),
});

const breakDown = useCase({
  answer: "nothing",
  async run() {
    throw new Error("secret detail");
  },
});

const watchNotes = useCase({
  answer: { events: z.object({ count: z.number() }) },
  async run() {
    return answer(
      (async function* () {
        for (const count of [1, 2, 3]) yield { count };
      })(),
    );
  },
});

let looks = 0;
const ticking = sharedWatch({ everyMs: 50, isLast: () => false, read: async () => ({ look: ++looks }) });

/** Continues as long as anybody follows. */
const follow = useCase({
  answer: { events: z.object({ look: z.number() }) },
  run: async (_app, { signal }) => answer(ticking.follow("the only one", signal)),
});

const { get, post } = routesFor<App, "notes.read" | "notes.write">();
const on = consumersFor<App>();

async function log(
  _app: App,
  event: { id: string; data: { noteId: string; text: string } },
  tx: Tx<Tables>,
): Promise<void> {
  if (event.data.text === (globalThis as { poison?: string }).poison) throw new Error("poisoned");
  await tx
    .insertInto("note_log")
    .values({ note_id: event.data.noteId, event_id: event.id, what: event.data.text })
    .execute();
}

/** A service small enough to test the framework with. */
export const notes = defineService<App>({
  name: "notes",
  summary: "Notes, for the tests of the framework.",
  config: z.object(baseConfig),
  migrations: new URL("./migrations/", import.meta.url),
  wire: async (context) => context,
  routes: [
    post("/notes", "notes.write", writeNote, {
      summary: "Write a note",
      status: 201,
      idempotent: true,
      maxBody: 10_000,
    }),
    get("/notes", "notes.read", listNotes, { summary: "List notes" }),
    get("/notes/{id}", "notes.read", readNote, { summary: "Read a note" }),
    post("/essays", "notes.write", writeEssay, { summary: "Write an essay", maxBody: 3_000_000 }),
    post("/files", "notes.write", keepFile, { summary: "Keep a file", upload: 1_000_000 }),
    get("/trusted", "public", readTrusted, { summary: "Read what is sent as it is" }),
    get("/ticks", "public", follow, { summary: "Follow" }),
    get("/watch", "public", watchNotes, { summary: "Watch" }),
    post("/broken", "public", breakDown, { summary: "Break", limit: { requests: 3, seconds: 60 } }),
  ],
  consumers: [
    on(noteWritten, "log-note", log, { early: true }),
    on(noteChanged, "log-change", log, { early: true }),
  ],
  jobs: [
    jobsFor<App>()({
      ...finishNote,
      concurrency: 2,
      attempts: 2,
      timeoutSeconds: 60,
      async run(app, { noteId }) {
        await app.db.read.updateTable("notes").set({ state: "finished" }).where("id", "=", noteId).execute();
      },
    }),
  ],
});
