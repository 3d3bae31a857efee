import { answer } from "@storytelling/service";
import { Email } from "@storytelling/values";
import { z } from "zod";
import { useCase } from "../app.ts";
import { checkPassword } from "../domain/password.ts";
import { DisplayName, emailTaken, register, UserView, viewOf } from "../domain/user.ts";
import { audit } from "../store/audit-log.ts";
import { countAdmins } from "../store/roles.ts";
import { insertUser } from "../store/users.ts";

export const registerUser = useCase({
  body: z.strictObject({
    email: Email,
    password: z
      .string()
      .max(1000)
      .meta({ description: "8 to 200 characters of any kind.", minLength: 8, maxLength: 200 }),
    displayName: DisplayName,
  }),
  answer: UserView.omit({ email: true }),
  async run(app, { body: { email, password, displayName }, transaction }) {
    checkPassword(password, email, app.isCommonPassword);
    const passwordHash = await app.passwords.hash(password);
    return transaction(async (tx) => {
      const first = email === app.config.ADMIN_EMAIL && (await countAdmins(tx)) === 0;
      const { user, events } = register({ id: app.ids.next(), email, displayName, first }, app.clock.now());
      if (!(await insertUser(tx, app.sealer, { user, passwordHash, events }))) throw emailTaken();
      await audit(app, tx, { action: "user-registered", actorId: user.id });
      const { email: _unsaid, ...shown } = viewOf(user);
      return answer(shown);
    });
  },
});
