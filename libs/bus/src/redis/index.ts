export { type RedisBusOptions, redisBus } from "./bus.ts";
