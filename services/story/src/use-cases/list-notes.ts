import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { readable } from "../domain/access.ts";
import { NoteBody, noteBody } from "../domain/apart.ts";
import { currentMarks } from "../store/current-chapters.ts";
import { readNotes } from "../store/notes.ts";
import { findStory } from "../store/stories.ts";

const Position = z.tuple([z.string().regex(/^\d{1,9}$/)]);

/** The notes of an imported file, which are not in the text, with the places that they belong to. */
export const listNotes = useCase({
  params: z.object({ id: Id }),
  query: PageQuery,
  answer: pageOf(NoteBody),
  async run(app, { params, query, visitor }) {
    const { limit, cursor } = query;
    const story = readable(await findStory(app.db.read, params.id), visitor);
    const after = decodeCursor(cursor, Position);
    const from = after ? Number(after[0]) + 1 : 0;
    const [notes, marks] = await Promise.all([
      readNotes(app.db.read, story, { from, limit: limit + 1 }),
      currentMarks(app.db.read, story),
    ]);
    return answer(
      page(
        notes,
        limit,
        ({ position }) => [String(position)],
        (note) => noteBody(note, marks),
      ),
    );
  },
});
