export type {
  Age,
  Analysis,
  AnalyzeOptions,
  Chapter,
  Character,
  Emotion,
  Feeling,
  Gender,
  GivenChapter,
  Line,
  Mention,
  Quotation,
  Relation,
  Sentence,
  Span,
} from "./analysis.ts";
export { EMOTIONS } from "./analysis.ts";
export { analyze, ENGINE_VERSION } from "./analyze.ts";
export { detectLanguage } from "./text/language.ts";
