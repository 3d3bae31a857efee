import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { everyServiceClient } from "./every-service.ts";
import type { StoryPaths } from "./generated/story.ts";
import { ApiProblem, answered, createClient, items, watch } from "./index.ts";

const id = "00000000-0000-4000-8000-000000000000";
const ofStory = { params: { path: { id } } };

/** A client whose requests `answer` answers, with all that was sent. */
function answeredBy(answer: (request: Request) => Response) {
  const sent: { request: Request; route: string }[] = [];
  const fetch = async (request: Request, route: string) => {
    sent.push({ request, route });
    return answer(request);
  };
  return { sent, fetch, story: createClient<StoryPaths>({ url: "http://host", fetch }) };
}

describe("a client", () => {
  it("sends a request to the path with its ids, and says of which route", async () => {
    const { sent, story } = answeredBy(() => Response.json({ title: "The Frog King" }));
    const { title } = await answered(story.GET("/story/v1/stories/{id}", ofStory));
    assert.equal(title, "The Frog King");
    assert.equal(sent[0]?.request.url, `http://host/story/v1/stories/${id}`);
    assert.equal(sent[0]?.route, "/story/v1/stories/{id}");
  });

  it("sends a file as multipart/form-data", async () => {
    const { sent, story } = answeredBy(() => Response.json({}, { status: 201 }));
    const file = new File(["Once."], "once.txt");
    await answered(story.POST("/story/v1/stories/import", { body: { file, title: "Once" } }));
    const form = await sent[0]?.request.formData();
    const sentFile = form?.get("file");
    assert.ok(sentFile instanceof File);
    assert.deepEqual([sentFile.name, form?.get("title")], ["once.txt", "Once"]);
  });

  it("throws the status and code of a refusal", async () => {
    const problem = { code: "story-not-found", detail: "There is no such story." };
    const { story } = answeredBy(() => Response.json(problem, { status: 404 }));
    await assert.rejects(answered(story.GET("/story/v1/stories/{id}", ofStory)), (error: ApiProblem) => {
      assert.ok(error instanceof ApiProblem);
      assert.deepEqual([error.status, error.code, error.message], [404, problem.code, problem.detail]);
      return true;
    });
  });

  it("throws the status of an answer that is no problem, such as a proxy's page", async () => {
    const { story } = answeredBy(() => new Response("<html>", { status: 502 }));
    await assert.rejects(answered(story.GET("/story/v1/stories/{id}", ofStory)), {
      status: 502,
      code: "unknown",
    });
  });

  it("reads every page of a list", async () => {
    const { story } = answeredBy(({ url }) =>
      Response.json(
        url.includes("cursor=second") ? { items: [3], next: null } : { items: [1, 2], next: "second" },
      ),
    );
    const read = items((at) => story.GET("/story/v1/stories", { params: { query: at } }));
    assert.deepEqual(await Array.fromAsync(read), [1, 2, 3]);
  });

  it("reads the values of an event stream", async () => {
    const { sent, story } = answeredBy(
      () => new Response('data: {"progress":0.5}\n\ndata: {"progress":1}\n\n'),
    );
    const path = "/story/v1/stories/{id}/analysis/progress";
    const seen = await Array.fromAsync(watch((stream) => story.GET(path, { ...stream, ...ofStory })));
    assert.deepEqual(seen, [{ progress: 0.5 }, { progress: 1 }]);
    assert.equal(sent[0]?.request.headers.get("accept"), "text/event-stream");
  });

  it("of every service puts the service's prefix before the path and the route", async () => {
    const { sent, fetch } = answeredBy(() => Response.json({}));
    await answered(everyServiceClient("story", { url: "http://host/", fetch }).GET("/admin/master-keys"));
    assert.equal(sent[0]?.request.url, "http://host/story/v1/admin/master-keys");
    assert.equal(sent[0]?.route, "/story/v1/admin/master-keys");
  });
});

/** None of these compiles. tsc fails when one does. */
export const mistakes = (story: ReturnType<typeof answeredBy>["story"]) => [
  // @ts-expect-error there is no such path
  () => story.GET("/story/v1/tales", {}),
  // @ts-expect-error the path has no such method
  () => story.PUT("/story/v1/stories/{id}", ofStory),
  // @ts-expect-error the id is missing
  () => story.GET("/story/v1/stories/{id}"),
  // @ts-expect-error a limit is a number
  () => story.GET("/story/v1/stories", { params: { query: { limit: "many" } } }),
  // @ts-expect-error the text is missing
  () => story.POST("/story/v1/stories", { body: { title: "Once", language: "en" } }),
  // @ts-expect-error the answer has no such field
  async () => (await answered(story.GET("/story/v1/stories/{id}", ofStory))).headline,
];
