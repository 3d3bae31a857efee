export { createKokoro, type KokoroOptions } from "./kokoro.ts";
