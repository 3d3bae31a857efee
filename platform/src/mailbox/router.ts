import { findItem, type LetterSealer, readItems } from "@storytelling/mail";
import { sendLocalPage } from "@storytelling/service";
import { Router } from "express";
import { itemPage } from "./item.ts";
import { listPage } from "./list.ts";
import { previewPage, previewsPage } from "./previews.ts";
import { styles } from "./styles.ts";

/**
 * The messages that this machine has written: `/mailbox`, `/mailbox/{id}`, and previews of every kind. Their links give
 * access to accounts: put `LocalPages.only` before this router.
 */
export function mailboxRouter(dir: string, sealers: () => readonly LetterSealer[]): Router {
  const router = Router();
  const nothing = {
    title: "No such message",
    body: '<h1>This message is not kept</h1>\n<p><a href="/mailbox">All messages</a></p>',
    styles,
    status: 404,
  };
  router.get("/", async (_request, response) => {
    sendLocalPage(response, listPage(await readItems(dir, sealers(), 200)));
  });
  router.get("/previews", (_request, response) => sendLocalPage(response, previewsPage()));
  router.get("/previews/:kind/:language", ({ params }, response) =>
    sendLocalPage(response, previewPage(params.kind, params.language) ?? nothing),
  );
  router.get("/:id", async ({ params }, response) => {
    const item = await findItem(dir, sealers(), params.id);
    sendLocalPage(response, item ? itemPage(item) : nothing);
  });
  return router;
}
