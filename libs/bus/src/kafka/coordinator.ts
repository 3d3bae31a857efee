import { FindCoordinatorKeyTypes, findCoordinatorV6 } from "@platformatic/kafka";
import type { Cluster } from "./cluster.ts";
import type { Line } from "./line.ts";
import { isElsewhere, KafkaTrouble, trouble } from "./trouble.ts";

/** A line to the current coordinator of a group. */
export function openCoordinator(cluster: Cluster, group: string): Line {
  let current: Promise<Line> | undefined;
  let closed = false;

  async function find(): Promise<Line> {
    const answer = await cluster.ask(findCoordinatorV6.api.async, FindCoordinatorKeyTypes.GROUP, [group]);
    const found = answer.coordinators[0];
    if (!found) throw new KafkaTrouble(`The group ${group} has no coordinator.`);
    return cluster.open(found);
  }

  return {
    async ask(call, ...args) {
      if (closed) throw new KafkaTrouble("The connection is closed.");
      current ??= find();
      const mine = current;
      let line: Line | undefined;
      try {
        line = await mine;
        return await line.ask(call, ...args);
      } catch (error) {
        const fault = trouble(error);
        if (!line || isElsewhere(fault)) {
          line?.close();
          if (current === mine) current = undefined;
        }
        throw fault;
      }
    },
    close() {
      closed = true;
      current?.then(
        (line) => line.close(),
        () => {},
      );
    },
  };
}
