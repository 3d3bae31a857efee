export {
  type Bus,
  type Lag,
  type Memory,
  mostAtOnce,
  type StartFrom,
  type Subscription,
} from "./bus.ts";
export { inProcessBus } from "./in-process.ts";
export { type KafkaBusOptions, kafkaBus } from "./kafka/index.ts";
export { type BusConfig, busConfig, openBus, withBus } from "./open.ts";
export { type RedisBusOptions, redisBus } from "./redis/index.ts";
export { alarm, pause } from "./waiting.ts";
