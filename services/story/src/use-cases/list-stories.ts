import { type Actor, answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id, Refusal } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { StoryBody } from "../domain/story-body.ts";
import { listOwn, listPublic } from "../store/story-bodies.ts";

const Position = z.tuple([z.iso.datetime(), Id]);

/** The stories on a shelf, newest first: the user's own, or all published ones. */
export const listStories = useCase({
  query: PageQuery.extend({ shelf: z.enum(["mine", "public"]).default("mine") }),
  answer: pageOf(StoryBody),
  async run(app, call) {
    const { limit, cursor, shelf } = call.query;
    const part = { limit, after: decodeCursor(cursor, Position) };
    const found =
      shelf === "public"
        ? await listPublic(app.db.read, part)
        : await listOwn(app.db.read, reader(call.actor).id, part);
    const { items, next } = page(
      found,
      limit,
      (entry) => [...entry.position],
      (entry) => entry.body,
    );
    return answer({ items: items.filter((body) => body !== null), next });
  },
});

function reader(actor: Actor): Actor {
  if (actor.permissions.has("stories.read")) return actor;
  const message = "This needs the permission stories.read, which your role does not grant.";
  throw new Refusal("forbidden", "permission-missing", message);
}
