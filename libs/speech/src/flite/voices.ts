import type { Voice } from "../provider.ts";

type Row = [
  id: string,
  name: string,
  gender: Voice["gender"],
  age: Voice["age"],
  base: string,
  pitch: number,
  rate: number,
  description: string,
];

const ROWS: Row[] = [
  [
    "narrator",
    "Clara, the storyteller",
    "female",
    "adult",
    "slt",
    0.94,
    0.92,
    "Calm and clear; for narration.",
  ],
  [
    "narrator-henry",
    "Henry, the storyteller",
    "male",
    "adult",
    "rms",
    1,
    0.98,
    "Warm and even; for narration.",
  ],
  ["grace", "Grace", "female", "adult", "slt", 1.06, 1.02, "A woman, plain-spoken."],
  ["rosie", "Rosie", "female", "child", "slt", 1.42, 1.06, "A little girl, bright and quick."],
  ["emily", "Emily", "female", "young", "slt", 1.2, 1.08, "A young woman, lively."],
  ["margaret", "Grandmother Margaret", "female", "old", "slt", 0.82, 0.82, "An old woman, slow and kind."],
  ["edith", "Queen Edith", "female", "old", "slt", 0.72, 0.88, "An old lady, low and stately."],
  ["morag", "Aunt Morag", "female", "adult", "awb", 1.48, 0.98, "A woman from the north, brisk."],
  ["arthur", "Arthur", "male", "adult", "rms", 1.13, 1.08, "A man, friendly."],
  ["callum", "Callum", "male", "adult", "awb", 1, 1, "A Scotsman, dry."],
  ["jamie", "Jamie", "male", "young", "awb", 1.24, 1.1, "A young man from the north, eager."],
  ["oliver", "Oliver", "male", "child", "awb", 1.72, 1.08, "A boy, curious."],
  ["finn", "Finn", "male", "child", "awb", 2, 1.14, "A small boy, cheeky."],
  ["walter", "Grandfather Walter", "male", "old", "rms", 0.88, 0.84, "An old man, gentle."],
  ["angus", "Old Angus", "male", "old", "awb", 0.78, 0.86, "An old fisherman, gruff."],
  ["giant", "The giant", "male", "adult", "rms", 0.72, 0.8, "Huge and deep: giants, bears, trees."],
  ["pixie", "The pixie", "other", "child", "slt", 1.75, 1.2, "Tiny and high: fairies, mice, birds."],
  ["robot", "The tin man", "other", "adult", "kal16", 1, 0.95, "Metallic: robots, mirrors, statues."],
];

/** The base voices of Flite that requests may name. */
export const fliteBases: ReadonlySet<string> = new Set(["slt", "rms", "awb", "kal", "kal16"]);

/** The English voices, each a base voice with its own pitch and rate. */
export const fliteVoices = (): Voice[] =>
  ROWS.map(([id, name, gender, age, base, pitch, rate, description]) => ({
    id: `flite-${id}`,
    provider: "flite",
    name,
    language: "en",
    gender,
    age,
    base,
    settings: { pitch, rate },
    description,
  }));
