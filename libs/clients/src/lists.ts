import { answered, type Called } from "./answers.ts";

/** Where the next page of a list begins; on the first page there is no cursor. */
export interface PageStart {
  readonly cursor?: string;
}

/**
 * Every item of a list that comes in pages.
 * @param read asks for one page: `(at) => story.GET("/story/v1/stories", { params: { query: { limit: 100, ...at } } })`
 */
export async function* items<T>(
  read: (at: PageStart) => Called<{ items: T[]; next: string | null }>,
): AsyncGenerator<T> {
  let at: PageStart | null = {};
  while (at) {
    const page: { items: T[]; next: string | null } = await answered(read(at));
    yield* page.items;
    at = page.next === null ? null : { cursor: page.next };
  }
}
