export { Email } from "./email.ts";
export { escapeHtml } from "./escape-html.ts";
export { Id } from "./ids.ts";
export { baseOf, isKnownLanguage, Language, LanguageTag, languageTagOf } from "./language.ts";
export { type Limiter, type Limits, limiter, limiterPerKey } from "./limiter.ts";
export { oneLine, oneLinePattern, toOneLine } from "./one-line.ts";
export { type Permission, permissions } from "./permissions.ts";
export { type Fault, notFound, Refusal, type RefusalDetail, type RefusalKind } from "./refusal.ts";
export {
  ConsentMeans,
  ConsentUse,
  consentUses,
  TakeFinding,
  TakeRefusal,
  takeFindings,
  takeRefusals,
} from "./take-findings.ts";
