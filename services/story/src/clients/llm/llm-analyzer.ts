import { setImmediate as othersTurn } from "node:timers/promises";
import { ENGINE_VERSION } from "@storytelling/narrative";
import type { Usage } from "../../domain/findings.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { Analyzer, AnalyzerOptions } from "../../engines/analyzer.ts";
import { stageAt } from "../../engines/narrative-analyzer.ts";
import { narrativePool } from "../../engines/narrative-pool.ts";
import type { Reading } from "../../engines/narrative-worker.ts";
import { believable, believableCast, settle } from "./belief.ts";
import { Chat, type ChatOptions } from "./chat.ts";
import { type Chunk, chunksOf } from "./chunks.ts";
import { assertAffordable, costOf, type Prices } from "./cost.ts";
import { Inquiry } from "./inquiry.ts";
import { CastAnswer, castQuestion, PROMPT_VERSION, SpeakersAnswer, speakersQuestion } from "./question.ts";

export interface LlmOptions extends ChatOptions, Prices {
  readonly threads: number;
  /** How many questions are asked at the same time. */
  readonly concurrency: number;
}

/**
 * The built-in engine with a language model's second opinion. The engine cuts the lines and finds the characters. The
 * model is asked who speaks the lines that the text leaves open, and which characters are the same. Its answers are
 * believed where they fit the text; everything else stays as the engine found it. No word of the story changes.
 */
export function llmAnalyzer(options: LlmOptions): Analyzer {
  const pool = narrativePool(options);
  const chat = new Chat(options);

  async function ask(
    text: string,
    reading: Reading,
    run: AnalyzerOptions,
  ): Promise<{ verdict: Verdict; usage: Usage }> {
    const chunks: (ReturnType<typeof speakersQuestion> & { chunk: Chunk })[] = [];
    for (const chunk of chunksOf(reading.script)) {
      chunks.push({ chunk, ...speakersQuestion(chunk, reading, text) });
      // A novel has a hundred chunks of ten milliseconds each: the event loop serves other requests in between.
      await othersTurn();
    }
    const cast = castQuestion(reading);
    const questions = [
      ...(cast.candidates.size > 1 ? [cast.question] : []),
      ...chunks.map((one) => one.question),
    ];
    const inquiry = new Inquiry(chat, options, run);
    await inquiry.recall(questions);
    assertAffordable(
      questions.filter((question) => !inquiry.knows(question)),
      options,
    );

    const found = await inquiry.askAll([
      ...(cast.candidates.size > 1 ? [{ question: cast.question, schema: CastAnswer }] : []),
      ...chunks.map(({ question }) => ({ question, schema: SpeakersAnswer })),
    ]);
    const castAnswer = CastAnswer.safeParse(found.get(cast.question)).data;
    const believed = chunks.flatMap(({ chunk, question, candidates }) => {
      const answer = SpeakersAnswer.safeParse(found.get(question)).data;
      return answer ? believable(answer, chunk, candidates, reading, text) : [];
    });
    const speakers = settle(believed, reading);
    const asked = new Set(chunks.flatMap(({ chunk }) => chunk.asked)).size;
    const { requests, reused, failed, tokens } = inquiry;
    return {
      verdict: {
        speakers,
        ...(castAnswer
          ? believableCast(castAnswer, cast.candidates, reading, text)
          : { merges: [], genders: [] }),
      },
      usage: {
        model: options.model,
        requests,
        reused,
        failed,
        tokensIn: tokens.in,
        tokensOut: tokens.out,
        cost: Math.round(costOf(tokens, options) * 1000) / 1000,
        asked,
        fallbacks: asked - speakers.length,
      },
    };
  }

  return {
    version: `${ENGINE_VERSION}+${options.model}.p${PROMPT_VERSION}`,
    async analyze(text, run) {
      const { language, chapters, signal, onProgress } = run;
      const engine = (from: number, share: number) => ({
        language,
        chapters,
        signal,
        onProgress: (fraction: number) =>
          onProgress({ fraction: from + share * fraction, stage: stageAt(fraction) }),
      });
      const reading = await pool.read(text, engine(0, 0.1));
      const judged = await ask(text, reading, run);
      return pool.find(text, engine(0.9, 0.1), judged);
    },
    close: () => pool.close(),
  };
}
