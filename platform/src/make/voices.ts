import { answered } from "@storytelling/clients";
import type { Schemas } from "@storytelling/clients/story";
import type { Api } from "../api.ts";
import { Wish } from "../exit.ts";

type Character = Schemas["Character"];

/**
 * Turns `WHO=VOICE` into a character's id and a voice's id; `narrator` stays as it is. WHO is a name, an alias or a part
 * of one.
 * @throws Wish when no character is meant, or several are
 */
export async function toVoices(
  api: Api,
  storyId: string,
  wanted: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  if (Object.keys(wanted).length === 0) return {};
  const params = { path: { id: storyId } };
  const { items: characters } = await answered(
    api.story.GET("/story/v1/stories/{id}/characters", { params }),
  );
  return Object.fromEntries(
    Object.entries(wanted).map(([who, voice]) => {
      if (wordsOf(who).join(" ") === "narrator") return ["narrator", voice];
      const [meant, ...others] = meantBy(who, characters);
      if (meant && others.length === 0) return [meant.id, voice];
      const trouble = meant
        ? `${who} may be ${[meant, ...others].map(({ name }) => name).join(" or ")}.`
        : `No character of the story is called ${who}.`;
      throw new Wish(64, `${trouble} There are: narrator, ${characters.map(({ name }) => name).join(", ")}.`);
    }),
  );
}

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => !["the", "a", "an", ""].includes(word));

/** The characters with exactly this name or alias; else those with all its words in one name or alias. */
function meantBy(who: string, characters: readonly Character[]): Character[] {
  const wanted = wordsOf(who);
  const names = ({ name, aliases }: Character) => [name, ...aliases].map(wordsOf);
  const exact = characters.filter((one) => names(one).some((words) => words.join(" ") === wanted.join(" ")));
  if (exact.length > 0) return exact;
  return characters.filter((one) => names(one).some((words) => wanted.every((word) => words.includes(word))));
}
