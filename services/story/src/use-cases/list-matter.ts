import { answer } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { readable } from "../domain/access.ts";
import { MatterBody, matterBody } from "../domain/apart.ts";
import { readMatter } from "../store/matter.ts";
import { findStory } from "../store/stories.ts";

/** The front and back matter of an imported file, such as its title page and its imprint. */
export const listMatter = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ items: z.array(MatterBody) }),
  async run(app, { params, visitor }) {
    const story = readable(await findStory(app.db.read, params.id), visitor);
    return answer({ items: (await readMatter(app.db.read, story)).map(matterBody) });
  },
});
