import { type Environment, isProduction, type SettingFault } from "@storytelling/service";
import { settingFaults } from "../settings.ts";
import type { Finding } from "./finding.ts";

/**
 * What a platform writes down about its settings at its start, for the doctor: names and what to change, never a value.
 */
export interface SettingsNote {
  readonly production: boolean;
  /** The settings that production refuses. */
  readonly faults: readonly SettingFault[];
}

export const noteOfSettings = (env: Environment, url: string): SettingsNote => ({
  production: isProduction(env),
  faults: settingFaults({ ...env, NODE_ENV: "production" }, url),
});

/** Checks the settings by production's rules. In development a refused setting is only a note. */
export function examineSettings({ production, faults }: SettingsNote): Finding {
  if (faults.length === 0) return { state: "ok", what: "Settings are complete and safe for production" };
  const mend = faults.map(({ setting, message }) => `${setting}: ${message}`);
  const few = faults.length === 1 ? "1 setting" : `${faults.length} settings`;
  return production
    ? { state: "fault", what: `Production refuses ${few}`, mend }
    : { state: "note", what: `This is development. Before production, change ${few}`, mend };
}
