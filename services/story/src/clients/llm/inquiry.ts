import type { z } from "zod";
import type { AnalyzerOptions } from "../../engines/analyzer.ts";
import { type Chat, NoAnswer, type Tokens } from "./chat.ts";
import { costOf, estimate, type Prices } from "./cost.ts";
import { keyOf, type Question } from "./question.ts";

// After so many questions in a row without an answer, the endpoint is not asked again.
const patience = 3;

interface InquiryOptions extends Prices {
  readonly model: string;
  readonly concurrency: number;
}

/** The questions of one analysis. It reuses earlier answers and never spends more than the budget. */
export class Inquiry {
  requests = 0;
  reused = 0;
  failed = 0;
  readonly tokens: Tokens = { in: 0, out: 0 };
  readonly #chat: Chat;
  readonly #options: InquiryOptions;
  readonly #run: AnalyzerOptions;
  #known: ReadonlyMap<string, unknown> = new Map();
  #inARow = 0;

  constructor(chat: Chat, options: InquiryOptions, run: AnalyzerOptions) {
    this.#chat = chat;
    this.#options = options;
    this.#run = run;
  }

  #key(question: Question): string {
    return keyOf(question, this.#options.model);
  }

  async recall(questions: readonly Question[]): Promise<void> {
    this.#known = await this.#run.memory.recall(questions.map((question) => this.#key(question)));
  }

  knows(question: Question): boolean {
    return this.#known.has(this.#key(question));
  }

  /** The answers by their questions; a question without an answer is left out. */
  async askAll(
    all: readonly { question: Question; schema: z.ZodType }[],
  ): Promise<ReadonlyMap<Question, unknown>> {
    const answers = new Map<Question, unknown>();
    const { signal, onProgress } = this.#run;
    let next = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      for (let one = all[next++]; one; one = all[next++]) {
        signal.throwIfAborted();
        const answer = await this.#answer(one.question, one.schema);
        if (answer !== undefined) answers.set(one.question, answer);
        onProgress({ fraction: 0.1 + (0.8 * ++done) / all.length, stage: "speakers" });
      }
    };
    await Promise.all(Array.from({ length: this.#options.concurrency }, work));
    return answers;
  }

  async #answer(question: Question, schema: z.ZodType): Promise<unknown> {
    const key = this.#key(question);
    if (this.#known.has(key)) {
      this.reused++;
      return this.#known.get(key);
    }
    const left = this.#options.budget - costOf(this.tokens, this.#options);
    if (this.#inARow >= patience || estimate([question], this.#options) > left) {
      this.failed++;
      return undefined;
    }
    try {
      const answer = await this.#chat.ask(question, schema, {
        signal: this.#run.signal,
        spent: (tokens) => {
          this.requests++;
          this.tokens.in += tokens.in;
          this.tokens.out += tokens.out;
        },
      });
      this.#inARow = 0;
      await this.#run.memory.keep(key, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.failed++;
      // An endpoint that answers at all is reachable, even when the answer is unusable.
      this.#inARow = error.reason === "unusable" || error.reason === "declined" ? 0 : this.#inARow + 1;
      return undefined;
    }
  }
}
