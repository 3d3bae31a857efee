import { kokoroVoiceHashes } from "./kokoro-voices.ts";

/** A model is a set of files: `english` are the pronunciations, which both networks need. */
export type ModelName = "english" | "hibari" | "kokoro";

/** A file of a model, by its name in the models' folder. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

const file = (name: string, bytes: number, sha256: string): ModelFile => ({ name, bytes, sha256 });

export type ModelFiles = Readonly<Record<ModelName, readonly ModelFile[]>>;

/** All files of each model. */
export const modelFiles: ModelFiles = {
  english: [
    file(
      "english/lexicon_gb_gold.json.gz",
      696_547,
      "66e675f23eb007d6707d23fe6603ba5e19f3513aefe42e3c8cd6c078a85f2ce0",
    ),
    file(
      "english/lexicon_gb_silver.json.gz",
      799_678,
      "637f887dd557d193af8c106f5c26624850db3e7bf0ec751ba917aac6d75e948d",
    ),
    file(
      "english/lexicon_us_gold.json.gz",
      719_352,
      "63ae94f8ef0e906d5b24fe9b59ffcbd1529aca5686a774610e43973cbaa86ad2",
    ),
    file(
      "english/lexicon_us_silver.json.gz",
      682_530,
      "c4c2546ebf1eb07010331e7ef785a431aa17ba8e7bfb6b4af8d654ee96a71fd3",
    ),
    file("english/normalize.json", 6_769, "d478ff05404bc43ac3e0468e306674e51085f1b1afc94cdef7c7ea4fb0d56bd8"),
    file("english/oov.json", 2_273, "b462e6e5dbdf0e7346c732385d0dd844f612f1770871441c56932bff4ca75d8c"),
    file("english/oov.onnx", 2_975_020, "d3cfd8122c5f172a98c8de38268bf1213ee09f2c2ae4df6e055fc6532590fe76"),
    file("english/oov_gb.json", 2_096, "e29077fc3548f08f2fab82a87e03309f614658d91d0ba464e653265e9a4d0cad"),
    file("english/oov_gb.onnx", 942_734, "0997e3219543247de5646078d770f8ca77011d8fd0abb29fe48d12c60f53e9e1"),
    file(
      "english/tagger.json.gz",
      1_240_667,
      "d2da7502284bbbe45d49e0b7ce3ce67bdab82254150f4317f1b8559b4d38d0eb",
    ),
    file(
      "english/tokenizer_exceptions.json",
      32_450,
      "ddf3a3da07bdcf5144270ea4530191d8580fb4fd6f5ae93296e87916e795659a",
    ),
    file("english/vocab.json", 1_144, "70abefbe8a1c8865e43e0a43bbdc25b91a33e4aa053479d443ccf23e20a59e5d"),
  ],
  hibari: [
    file("hibari/hibari.onnx", 7_936_868, "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8"),
    file("hibari/voices.json", 1_411, "f8b7657ecd0e0e362d3403e99538c0e5bfe20d6a903dfcd04c772b2c73abb204"),
  ],
  kokoro: [
    file(
      "kokoro/kokoro-v1.0.int8.onnx",
      92_361_271,
      "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
    ),
    ...Object.entries(kokoroVoiceHashes).map(([voice, sha256]) =>
      file(`kokoro/voices/${voice}.bin`, 522_240, sha256),
    ),
  ],
};

/** Every model, in the order in which they are fetched. */
export const modelNames: readonly ModelName[] = ["english", "hibari", "kokoro"];

/** The size of some files together. */
export const sizeOf = (files: readonly ModelFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);
