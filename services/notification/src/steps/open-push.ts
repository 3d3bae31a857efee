import { transaction } from "@storytelling/service";
import type { App } from "../app.ts";
import { makePushKeys, type PushSender, pushSender } from "../clients/web-push.ts";
import { keepPushKeys } from "../store/push.ts";

const sealedAs = "push_keys.sealed";

/** Web push with our key pair, which the first start makes. */
export async function openPush({
  db,
  sealer,
  config,
}: Pick<App, "db" | "sealer" | "config">): Promise<PushSender> {
  const keys = await transaction(db, (tx) =>
    keepPushKeys(tx, () => {
      const { publicKey, privateKey } = makePushKeys();
      return { public: publicKey, sealed: sealer.seal(privateKey, sealedAs) };
    }),
  );
  const privateKey = sealer.open(keys.sealed, sealedAs).toString();
  return pushSender({ publicKey: keys.public, privateKey, subject: subjectOf(config) });
}

/** Push services ask for an address that they can write to. */
function subjectOf({ WEB_URL, MAIL_FROM }: App["config"]): string {
  if (WEB_URL.startsWith("https:")) return new URL(WEB_URL).origin;
  return `mailto:${/[\w.+-]+@[\w.-]+/.exec(MAIL_FROM)?.[0] ?? "no-reply@storytelling.example"}`;
}
