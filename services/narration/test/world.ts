import { randomUUID } from "node:crypto";
import {
  charactersCorrected,
  charactersExtracted,
  storyCreated,
  storyDeleted,
  storyPublished,
  storyRevised,
  storyUnpublished,
} from "@storytelling/events";
import {
  type AllowancePeer,
  startAllowancePeer,
  startTestService,
  type TestActor,
  type TestAnswer,
  type TestOptions,
  type TestService,
  until,
} from "@storytelling/service/testing";
import {
  createSpeech,
  embeddedVoices,
  type Speech,
  type SpeechProvider,
  type SpeechRequest,
} from "@storytelling/speech";
import { baseOf } from "@storytelling/values";
import { type Hearing, openHearing } from "../src/engines/hearing.ts";
import type { KnownWords, Voices } from "../src/engines/voices.ts";
import { narrationWith } from "../src/service.ts";
import { type CollaborationPeer, startCollaborationPeer } from "./collaboration-peer.ts";
import { type StoryPeer, startStoryPeer, type TestLine, type TestStory } from "./story-peer.ts";

/** The voices as a test sees them: everything they said, and hooks to hold them up or make them fail. */
export interface Ears {
  readonly said: SpeechRequest[];
  /** Awaited before each line is spoken. */
  before: (request: SpeechRequest) => Promise<void>;
  /** The lexicons; none where it is left out. */
  words?: KnownWords | undefined;
  /** Changes what was spoken, as a voice with a fault would. */
  after?: (speech: Speech, request: SpeechRequest) => Speech;
  /** Voices better than the embedded ones. */
  better?: BetterVoices;
}

/** Voices that need models, whose state a test decides. */
export interface BetterVoices {
  readonly provider: SpeechProvider;
  readonly voices: Required<Pick<Voices, "neural" | "neuralLanguages" | "onNewVoices">>;
  /** Whether the provider is not installed any more. */
  gone: boolean;
}

/** The real voices, which record what they speak. */
function listening(ears: Ears): (settings: { SPEECH_WORKERS: number }) => Voices {
  return ({ SPEECH_WORKERS: workers }) => {
    const { better } = ears;
    const embedded = embeddedVoices({ workers });
    const speech = createSpeech(better ? [better.provider, ...embedded] : embedded);
    return {
      ...speech,
      ...better?.voices,
      get providers() {
        return better?.gone ? embedded : speech.providers;
      },
      get words() {
        return ears.words;
      },
      async speak(provider, request, signal) {
        await ears.before(request);
        signal?.throwIfAborted();
        const spoken = await speech.speak(provider, request, signal);
        ears.said.push(request);
        return ears.after?.(spoken, request) ?? spoken;
      },
    };
  };
}

/** The narration service with a stand-in for the story service, and users who write stories. */
export async function startWorld(
  options: TestOptions & {
    peer?: StoryPeer;
    ears?: Ears;
    allowance?: AllowancePeer;
    collaboration?: CollaborationPeer;
    /** Other voices than the embedded ones, which nobody listens to. */
    voices?: Parameters<typeof narrationWith>[0];
    /** What listens to people. */
    hearing?: Hearing;
  } = {},
) {
  const peer = options.peer ?? (await startStoryPeer());
  const ears: Ears = options.ears ?? { said: [], before: async () => {} };
  const allowance = options.allowance ?? (await startAllowancePeer());
  const collaboration = options.collaboration ?? (await startCollaborationPeer());
  const urls = {
    STORY_URL: peer.url,
    SUBSCRIPTION_URL: allowance.url,
    SERVICES_URL: collaboration.url,
    USAGE_TIMEOUT_MS: "2000",
  };
  const env = { ...urls, SPEECH_WORKERS: "2", ...options.env };
  const service = await startTestService(
    narrationWith(options.voices ?? listening(ears), () => options.hearing ?? openHearing()),
    {
      ...options,
      env,
    },
  );
  const permissions = ["narrations.read", "narrations.write"];
  const ada = await service.actor(permissions);
  return worldOf(service, { story: peer, allowance, collaboration }, ears, ada, permissions);
}

export type World = Awaited<ReturnType<typeof startWorld>>;

function worldOf(
  service: TestService,
  {
    story: peer,
    allowance,
    collaboration,
  }: { story: StoryPeer; allowance: AllowancePeer; collaboration: CollaborationPeer },
  ears: Ears,
  ada: TestActor,
  permissions: string[],
) {
  const about = ({ id, ownerId }: TestStory) => ({ storyId: id, ownerId });
  const told = (story: TestStory) => ({
    ...about(story),
    title: story.title,
    language: baseOf(story.language),
    languageTag: story.language,
    revision: story.revision,
  });
  const world = {
    service,
    peer,
    /** The subscription service and the collaboration service beside it. */
    allowance,
    collaboration,
    ears,
    ada,
    http: service.http,
    signedIn: () => service.actor(permissions),

    /** A story of Ada's, which the story service has and whose events were delivered. */
    async write(lines: readonly TestLine[], more: Partial<TestStory> = {}): Promise<TestStory> {
      const story: TestStory = {
        id: randomUUID(),
        revision: 1,
        title: "The Frog King",
        language: "en",
        ownerId: ada.id,
        lines,
        ...more,
      };
      peer.stories.set(story.id, story);
      await service.deliver(storyCreated(story.id, told(story)));
      return story;
    },
    /** Gives a story another text. */
    async revise(story: TestStory, lines: readonly TestLine[]): Promise<TestStory> {
      const revised = { ...story, revision: story.revision + 1, lines };
      peer.stories.set(story.id, revised);
      await service.deliver(storyRevised(story.id, { ...told(revised), textChanged: true }));
      return revised;
    },
    async extract(story: TestStory, names: readonly string[]): Promise<void> {
      const { revision } = story;
      const language = baseOf(story.language);
      const characters = charactersOf(story, names);
      await service.deliver(
        charactersExtracted(story.id, { ...about(story), revision, language, characters }),
      );
    },
    /** Delivers the author's correction of the characters of the same revision. */
    async correct(story: TestStory, lines: readonly TestLine[], names: readonly string[]): Promise<void> {
      peer.stories.set(story.id, { ...story, lines });
      const { revision, language } = story;
      const characters = charactersOf(story, names);
      const changed = { correctionId: randomUUID(), kind: "rename" as const, undone: false, lines: 0 };
      await service.deliver(
        charactersCorrected(story.id, { ...about(story), revision, language, characters, changed }),
      );
    },
    async publish(story: TestStory): Promise<void> {
      peer.stories.set(story.id, { ...story, published: true });
      await service.deliver(storyPublished(story.id, about(story)));
    },
    async unpublish(story: TestStory): Promise<void> {
      peer.stories.set(story.id, { ...story, published: false });
      await service.deliver(storyUnpublished(story.id, about(story)));
    },
    async remove(story: TestStory): Promise<void> {
      peer.stories.delete(story.id);
      await service.deliver(storyDeleted(story.id, about(story)));
    },

    get: (path: string, actor: TestActor | null = ada, headers: Record<string, string> = {}) =>
      service.http.get(path, { headers, ...(actor ? { token: actor.token } : {}) }),
    request: (story: TestStory, body: object = {}, actor = ada): Promise<TestAnswer> =>
      service.http.post("narrations", { token: actor.token, body: { storyId: story.id, ...body } }),
    post: (path: string, actor = ada) => service.http.post(path, { token: actor.token }),

    /** Waits until the narration has this status; throws as soon as it ends with another. */
    async reaches(id: string, status: string) {
      return until(async () => {
        const { body } = await world.get(`narrations/${id}`);
        if (body.status === "failed" && status !== "failed") throw new Error(`It failed: ${body.error}`);
        return body.status === status && body;
      });
    },
    /** Narrates a story to its end. */
    async narrate(story: TestStory, body: object = {}) {
      const answered = await world.request(story, body);
      if (answered.status !== 202) throw new Error(JSON.stringify(answered.body));
      return world.reaches(answered.body.id, "done");
    },
    async stop() {
      await service.stop();
      await peer.close();
      await allowance.close();
      await collaboration.close();
    },
  };
  return world;
}

const charactersOf = (story: TestStory, names: readonly string[]) =>
  names.map((name, at) => ({
    id: `c-${name.toLowerCase()}`,
    name,
    aliases: [],
    gender: story.genders?.[name] ?? ("unknown" as const),
    age: "unknown" as const,
    plural: false,
    lines: names.length - at,
  }));
