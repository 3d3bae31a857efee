import { answer, decodeCursor, PageQuery, page, pageOf } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { RoleView, roleViewOf } from "../domain/role.ts";
import { pageOfRoles } from "../store/roles.ts";

export const listAllRoles = useCase({
  query: PageQuery,
  answer: pageOf(RoleView),
  async run(app, { query: { limit, cursor } }) {
    const [after] = decodeCursor(cursor, z.tuple([z.string()])) ?? [null];
    const roles = await pageOfRoles(app.db.read, { after, limit: limit + 1 });
    return answer(page(roles, limit, (role) => [role.name], roleViewOf));
  },
});
