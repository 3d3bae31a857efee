import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A question as the server received it. */
export interface Asked {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly model: string;
  readonly system: string;
  /** Present in a question about speakers, absent in one about the cast. */
  readonly lines?: { line: number; text: string; ask?: boolean; speaker?: string }[];
  readonly characters: { name: string; also: string[]; gender?: string }[];
}

/** How a model behaves: it returns an answer, or a function that writes the response itself. */
export type Behaviour = (asked: Asked) => Record<string, unknown> | ((response: ServerResponse) => void);

/** A server of chat completions whose behaviour the test sets. */
export async function fakeModel(first: Behaviour) {
  let behave = first;
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void respond(request, response);
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const part of request) body += part;
    const { model, messages } = JSON.parse(body);
    const { authorization } = request.headers;
    const one = {
      path: request.url,
      authorization,
      model,
      system: messages[0].content,
      ...JSON.parse(messages[1].content),
    };
    asked.push(one);
    const answer = behave(one);
    if (typeof answer === "function") answer(response);
    else complete(response, JSON.stringify(answer));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    behave(next: Behaviour) {
      behave = next;
      asked.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type FakeModel = Awaited<ReturnType<typeof fakeModel>>;

/** Sends a completion in the format of the protocol. */
export function complete(response: ServerResponse, content: string, choice: object = {}): void {
  response.setHeader("content-type", "application/json");
  const message = { role: "assistant", content, refusal: null };
  response.end(
    JSON.stringify({
      id: "x",
      object: "chat.completion",
      choices: [{ index: 0, finish_reason: "stop", message, ...choice }],
      usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 },
    }),
  );
}

export const fail =
  (status: number, headers: Record<string, string> = {}, body: object = { error: { message: "no" } }) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };

export interface Answer {
  line: number;
  begins: string;
  speaker: string;
  sure: string;
}

/** A valid answer: one character speaks every line that is asked about. */
export const allBy =
  (name: string, sure = "certain") =>
  ({ lines }: Asked): { answers: Answer[] } | { same: []; genders: [] } =>
    lines
      ? {
          answers: lines
            .filter(({ ask }) => ask)
            .map(({ line, text }) => ({
              line,
              begins: text.split(/\s+/).slice(0, 5).join(" "),
              speaker: name,
              sure,
            })),
        }
      : { same: [], genders: [] };
