import { keyRotationFinished, keyRotationStarted, userDataErased } from "@storytelling/events";
import { consumersFor } from "@storytelling/service";
import type { App } from "./app.ts";
import { noteDataErased } from "./use-cases/note-erased.ts";
import { noteKeyRotation } from "./use-cases/note-key-rotation.ts";

const on = consumersFor<App>();

/** All events that identity handles. */
export const consumers = [
  on(userDataErased, "note-data-erased", noteDataErased, { early: true }),
  on(keyRotationStarted, "note-key-rotation", noteKeyRotation("key-rotation-started"), { early: true }),
  on(keyRotationFinished, "note-key-rotation-end", noteKeyRotation("key-rotation-finished"), { early: true }),
];
