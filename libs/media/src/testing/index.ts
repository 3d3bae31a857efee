export { pitchOf } from "./pitch.ts";
