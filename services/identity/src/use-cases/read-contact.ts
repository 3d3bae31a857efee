import { answer } from "@storytelling/service";
import { Id, notFound } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { findUser } from "../store/users.ts";

/** How a user is reached and what others call them, for a service that writes to them or names them. */
export const readContact = useCase({
  params: z.object({ id: Id }),
  answer: z.object({ email: z.string(), emailVerified: z.boolean(), displayName: z.string() }),
  async run(app, { params, actor }) {
    const user = params.id === actor.id ? await findUser(app.db.read, app, params.id) : null;
    if (!user) throw notFound("user");
    const { email, emailVerifiedAt, displayName } = user;
    return answer({ email, emailVerified: emailVerifiedAt !== null, displayName });
  },
});
