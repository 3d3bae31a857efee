import { standBack } from "@storytelling/media";
import { alignSound } from "./align-sound.ts";
import { measureVoice } from "./measure-voice.ts";
import { splitSound } from "./split-sound.ts";
import type { Answer, Task } from "./tasks.ts";

standBack();

export default function work(task: Task): Answer {
  switch (task.kind) {
    case "align":
      return alignSound(task.take, task.reference);
    case "split":
      return splitSound(task.take, task.references);
    case "measure":
      return measureVoice(task.sounds, task.words);
  }
}
