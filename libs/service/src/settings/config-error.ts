/** A configuration that cannot be used; its message lists every fault at once. */
export class ConfigError extends Error {
  override name = "ConfigError";
}
