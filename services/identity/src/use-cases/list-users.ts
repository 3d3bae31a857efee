import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { Id } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { UserView, viewOf } from "../domain/user.ts";
import { listUsers } from "../store/users.ts";

export const listAccounts = useCase({
  query: PageQuery,
  answer: pageOf(UserView),
  async run(app, { query: { limit, cursor } }) {
    const [after] = decodeCursor(cursor, z.tuple([Id])) ?? [null];
    const users = await listUsers(app.db.read, app, { after, limit: limit + 1 });
    return answer(page(users, limit, (user) => [user.id], viewOf));
  },
});
