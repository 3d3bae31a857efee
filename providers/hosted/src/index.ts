export type { HostedProvider } from "./hosted-provider.ts";
export { hostedVoices } from "./hosted-voices.ts";
export { type HostedSettings, hostedFaults, hostedSettings } from "./settings.ts";
