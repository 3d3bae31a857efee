import type { HostedVoice } from "../adapter.ts";

/** The gender that a service's label names. */
export const genderOf = (label: string | undefined): HostedVoice["gender"] => {
  const small = label?.toLowerCase();
  return small === "female" || small === "male" ? small : "other";
};

/** The age that a service's label names; adult where it names none. */
export const ageOf = (label: string | undefined): HostedVoice["age"] => {
  const small = label?.toLowerCase() ?? "";
  if (/child|kid/.test(small)) return "child";
  if (small.startsWith("young")) return "young";
  return /^(?:old|elderly|senior)/.test(small) ? "old" : "adult";
};
