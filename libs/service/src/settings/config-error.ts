/** A configuration that cannot be used. Its message lists every fault. */
export class ConfigError extends Error {
  override name = "ConfigError";
}
