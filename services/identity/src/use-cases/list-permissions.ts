import { answer } from "@storytelling/service";
import { z } from "zod";
import { useCase } from "../app.ts";
import { listPermissions, listRoles } from "../store/roles.ts";

const Named = z.object({ name: z.string(), description: z.string() });

export const listAllPermissions = useCase({
  answer: z.object({
    permissions: z.array(Named.extend({ roles: z.array(z.string()) })),
    roles: z.array(Named),
  }),
  async run({ db }) {
    return answer({ permissions: await listPermissions(db.read), roles: await listRoles(db.read) });
  },
});
