import { parseArgs } from "node:util";
import type { Schemas } from "@storytelling/clients/every-service";
import { Wish } from "../exit.ts";

export const usage = `Lists, redrives and discards events that a service could not handle.
Replays events that a service sent, for one consumer.

  npm run events -- parked  --service NAME [--consumer NAME]   list them, oldest first
  npm run events -- parked  --service NAME SEQ                 show one, with all that came, as JSON
  npm run events -- redrive --service NAME SEQ [--force]       handle it again, with those of its aggregate, in order
  npm run events -- discard --service NAME SEQ --reason TEXT   discard it; it is kept with the reason

  npm run events -- replay  --service SENDER --to SERVICE/CONSUMER (--from TIME [--until TIME] | --id ID ...) [--aggregate ID]
  npm run events -- replays --service SENDER                   list replays, newest first
  npm run events -- cancel  --service SENDER REPLAY            cancel a replay; what was handled stays handled

  --force    redrive even when the first event of the aggregate has failed five redrives
  --help     show this

The command asks the platform that runs on this machine, as its admin. A redrive stops at the first event that fails.

Exit codes: 0 done; 64 wrong use; 65 refused, or an event still cannot be handled; 69 the platform
cannot be reached; 70 something broke.
`;

/** What the command line asks for. */
export type EventsOptions =
  | { readonly verb: "list"; readonly service: string; readonly consumer: string | undefined }
  | { readonly verb: "show"; readonly service: string; readonly seq: number }
  | { readonly verb: "redrive"; readonly service: string; readonly seq: number; readonly force: boolean }
  | { readonly verb: "discard"; readonly service: string; readonly seq: number; readonly reason: string }
  | { readonly verb: "replay"; readonly service: string; readonly wanted: Schemas["NewReplay"] }
  | { readonly verb: "replays"; readonly service: string }
  | { readonly verb: "cancel"; readonly service: string; readonly replay: string };

/** @throws Wish with exit code 64 that says what is wrong with the command line */
export function readOptions(args: string[]): EventsOptions | "help" {
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  const [verb, seqGiven, ...more] = positionals;
  if (more.length > 0) throw wrong(`Give one event at a time, without ${more.join(" ")}.`);
  const { service } = values;
  if (!service || !/^[a-z][a-z-]*$/.test(service))
    throw wrong("Name the service: --service NAME, such as --service story.");
  const only = (...allowed: string[]) => {
    const extra = Object.keys(values).find((name) => name !== "service" && !allowed.includes(name));
    if (extra) throw wrong(`${verb} does not take --${extra}.`);
  };
  if (verb === "parked" && seqGiven === undefined) {
    only("consumer");
    return { verb: "list", service, consumer: values.consumer };
  }
  if (verb === "parked") {
    only();
    return { verb: "show", service, seq: seqOf(seqGiven) };
  }
  if (verb === "redrive") {
    only("force");
    return { verb, service, seq: seqOf(seqGiven), force: values.force ?? false };
  }
  if (verb === "discard") {
    only("reason");
    const reason = values.reason?.trim();
    if (!reason) throw wrong('Give the reason: --reason "sent by a broken build".');
    return { verb, service, seq: seqOf(seqGiven), reason };
  }
  if (verb === "replay") {
    only("to", "from", "until", "id", "aggregate");
    if (seqGiven) throw wrong(`replay does not take ${seqGiven}.`);
    if (!values.to) throw wrong("Name the consumer: --to SERVICE/CONSUMER.");
    if (!values.from === !values.id) throw wrong("Choose the events: either --from TIME or --id ID.");
    return {
      verb,
      service,
      wanted: {
        consumer: values.to,
        ...(values.from ? { from: values.from } : {}),
        ...(values.until ? { to: values.until } : {}),
        ...(values.id ? { ids: values.id } : {}),
        ...(values.aggregate ? { aggregateId: values.aggregate } : {}),
      },
    };
  }
  if (verb === "replays") {
    only();
    return { verb, service };
  }
  if (verb === "cancel") {
    only();
    if (!seqGiven || !/^[\da-f-]{36}$/.test(seqGiven))
      throw wrong("Give the replay's id as `replays` lists it.");
    return { verb, service, replay: seqGiven };
  }
  throw wrong(verb ? `There is no command ${verb}.` : "Give a command.");
}

function seqOf(given: string | undefined): number {
  if (given && /^[1-9]\d{0,14}$/.test(given)) return Number(given);
  throw wrong(
    `Give the event's number as \`parked\` lists it${given ? `; ${given} is no such number` : ""}.`,
  );
}

const wrong = (message: string): Wish => new Wish(64, `${message}\n\n${usage}`);

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        service: { type: "string" },
        consumer: { type: "string" },
        force: { type: "boolean" },
        reason: { type: "string" },
        to: { type: "string" },
        from: { type: "string" },
        until: { type: "string" },
        id: { type: "string", multiple: true },
        aggregate: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw wrong((error as Error).message);
  }
}
