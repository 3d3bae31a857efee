import { type Environment, isProduction, type SettingFault } from "@storytelling/service";
import { settingFaults } from "../settings.ts";
import type { Finding } from "./finding.ts";

/** What a platform notes of its settings when it starts, for the doctor: names and mends, never a value. */
export interface SettingsNote {
  readonly production: boolean;
  /** What production refuses of them. */
  readonly faults: readonly SettingFault[];
}

export const noteOfSettings = (env: Environment, url: string): SettingsNote => ({
  production: isProduction(env),
  faults: settingFaults({ ...env, NODE_ENV: "production" }, url),
});

/** The settings as production sees them. In development its refusals are advice. */
export function examineSettings({ production, faults }: SettingsNote): Finding {
  if (faults.length === 0) return { state: "ok", what: "Settings are complete and safe for production" };
  const mend = faults.map(({ setting, message }) => `${setting}: ${message}`);
  const few = faults.length === 1 ? "1 setting" : `${faults.length} settings`;
  return production
    ? { state: "fault", what: `Production refuses ${few}`, mend }
    : { state: "note", what: `Development. Before production, see to ${few}`, mend };
}
