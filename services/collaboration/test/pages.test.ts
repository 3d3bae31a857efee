import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type RecordingWorld, recording, startRecordingWorld } from "./recording-world.ts";

let world: RecordingWorld;
let session: { id: string };
before(async () => {
  world = await startRecordingWorld();
  session = await world.open();
});
after(() => world.stop());

const base = () => `${world.url}/collaboration/v1`;
const agreed = { name: "Grandma Rose", "use-this-story": "yes", wording: "1", years: "5", language: "en" };

/** A request as a browser sends it for a page, without following where it is sent on. */
async function ask(
  path: string,
  { body, ...headers }: { body?: URLSearchParams | FormData } & Record<string, unknown> = {},
) {
  const response = await fetch(new URL(path, `${base()}/`), {
    redirect: "manual",
    headers: headers as Record<string, string>,
    ...(body ? { method: "POST", body } : {}),
  });
  const { status } = response;
  const header = (name: string) => response.headers.get(name) ?? "";
  return { status, header, html: await response.text() };
}

async function invited(wish: object = {}) {
  const invitation = await world.invite(session.id, wish);
  return { id: invitation.id as string, token: world.tokenIn(invitation) };
}

/** A guest who has pressed the button. */
async function joined(fields: Record<string, string> = {}) {
  const { token } = await invited();
  const answer = await ask(`join/${token}`, { body: new URLSearchParams({ ...agreed, ...fields }) });
  assert.equal(answer.status, 303, answer.html);
  const set = answer.header("set-cookie");
  const booth = new URL(answer.header("location"), base()).pathname;
  return { token, set, booth, id: booth.split("/").at(-1) ?? "", cookie: set.split(";")[0] ?? "" };
}

describe("GET /join/{token}", () => {
  it("says what it is for, and changes nothing however often it is opened", async () => {
    const { id, token } = await invited({ name: "Rose", note: "<b>Please</b>", characters: undefined });
    const before = await world.count("participants");
    for (let time = 0; time < 3; time++) {
      const { status, html, header } = await ask(`join/${token}`);
      assert.equal(status, 200);
      for (const shown of ["The Gate", "Anna", "I agree, let me read", "&lt;b&gt;Please&lt;/b&gt;"])
        assert.ok(html.includes(shown), shown);
      assert.doesNotMatch(html, /<b>/);
      assert.match(header("content-security-policy"), /default-src 'none'.*script-src 'self'/);
      assert.equal(header("set-cookie"), "");
    }
    assert.equal(await world.count("participants"), before);
    assert.equal(await world.count("invitations", `id = '${id}' and opened_at is null and uses = 0`), 1);
  });

  it("speaks the reader's language, also from right to left", async () => {
    const { token } = await invited({ language: "de" });
    assert.match((await ask(`join/${token}`)).html, /<html lang="de" dir="ltr">.*Einverstanden/s);
    assert.match((await ask(`join/${token}?language=ar`)).html, /<html lang="ar" dir="rtl">/);
  });

  it("404 kindly for an unknown link, in the language of the browser", async () => {
    const { status, html } = await ask("join/guessed", { "accept-language": "fr-CH,fr;q=0.9" });
    assert.equal(status, 404);
    assert.match(html, /Ce lien ne marche pas.*Demandez à la personne/s);
  });

  it("409 with the reason for a revoked, and a used up link; nobody's address is shown", async () => {
    const { id, token } = await invited();
    await world.http.post(`invitations/${id}/revoke`, { token: world.ada.token });
    const revoked = await ask(`join/${token}`);
    assert.equal(revoked.status, 409);
    assert.match(revoked.html, /This invitation was taken back\..*Please ask the person who invited you/s);
    assert.doesNotMatch(revoked.html, /@/);
  });
});

describe("POST /join/{token}", () => {
  it("303 to the booth, with a cookie that scripts and other sites cannot use, and a consent", async () => {
    const { set, booth, id } = await joined({ "use-publishing": "yes" });
    assert.equal(booth, `/collaboration/v1/booth/${id}`);
    assert.match(
      set,
      new RegExp(`^booth=gst_[^;]+; Path=${booth}; Max-Age=\\d+; HttpOnly; SameSite=Strict$`),
    );
    const { rows } = await world.running.context.db.pool.query(
      "select * from consents where participant_id = $1",
      [id],
    );
    assert.deepEqual(rows[0].uses, ["this-story", "publishing"]);
    assert.equal(rows.length, 1);
  });

  it("comes back by the same link, with one consent", async () => {
    const { token, id } = await joined();
    assert.match((await ask(`join/${token}`)).html, /Go on as Grandma/);
    const again = await ask(`join/${token}`, {
      body: new URLSearchParams({ participantId: id, language: "en" }),
    });
    assert.equal(again.header("location"), `/collaboration/v1/booth/${id}`);
    assert.equal(await world.count("consents", `participant_id = '${id}'`), 1);
  });

  it("422 in plain words without a name, a use, or a minor's guardian; nobody has joined", async () => {
    const { token } = await invited();
    const before = await world.count("participants");
    const refused = async (fields: object) => {
      const { status, html } = await ask(`join/${token}`, {
        body: new URLSearchParams({ ...agreed, ...fields }),
      });
      assert.equal(status, 422);
      return html;
    };
    assert.match(await refused({ name: "" }), /Please write your name/);
    assert.match(await refused({ "use-this-story": "no" }), /role="alert"/);
    assert.match(await refused({ minor: "yes" }), /Please write the name of the parent or guardian/);
    assert.equal(await world.count("participants"), before);
  });

  it("403 for a form of another site", async () => {
    const { token } = await invited();
    const body = new URLSearchParams(agreed);
    assert.equal((await ask(`join/${token}`, { body, "sec-fetch-site": "cross-site" })).status, 403);
  });
});

describe("the booth without scripts", () => {
  it("shows the first line to read, takes a file, and shows that it arrived", async () => {
    const { booth, cookie } = await joined();
    const { html, header } = await ask(booth, { cookie });
    assert.match(html, /Open it, Henry!/);
    assert.match(header("content-security-policy"), /connect-src 'self'; media-src 'self' blob:/);
    const form = new FormData();
    for (const name of ["line", "revision", "consentId"])
      form.set(name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "");
    form.set("file", new File([new Uint8Array(recording())], "note.wav"));
    const sent = await ask(`${booth}/voice?line=${form.get("line")}`, { body: form, cookie });
    assert.equal(sent.status, 303, sent.html);
    const shown = await ask(sent.header("location"), { cookie });
    assert.match(shown.html, /class="status received" role="status">arrived, is being checked/);
    const sound = /src="([^"]*\/sound)"/.exec(shown.html)?.[1] ?? "";
    assert.equal((await ask(sound, { cookie })).status, 200);
    const withdraw = await ask(sound.replace("/sound", "/withdraw"), { body: new URLSearchParams(), cookie });
    assert.equal(withdraw.status, 303);
    assert.doesNotMatch((await ask(booth, { cookie })).html, /class="status received"/);
  });

  it("says what is wrong with a file that is no recording", async () => {
    const { booth, cookie } = await joined();
    const { html } = await ask(booth, { cookie });
    const form = new FormData();
    for (const name of ["line", "revision", "consentId"])
      form.set(name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "");
    form.set("file", new File(["GIF89a"], "picture.gif"));
    const { status, html: page } = await ask(`${booth}/voice?line=1`, { body: form, cookie });
    assert.equal(status, 422);
    assert.match(page, /role="alert".*Back to your lines/s);
  });

  it("notes that a guest is done, and takes the whole voice back", async () => {
    const { booth, cookie, id } = await joined();
    assert.equal((await ask(`${booth}/done`, { body: new URLSearchParams(), cookie })).status, 303);
    assert.match((await ask(booth, { cookie })).html, /You said that you are done/);
    assert.equal((await ask(`${booth}/withdraw`, { body: new URLSearchParams(), cookie })).status, 303);
    assert.match((await ask(booth, { cookie })).html, /Your recordings are being deleted/);
    assert.equal(
      (await world.events("ConsentWithdrawn")).filter(({ data }) => data.participantId === id).length,
      1,
    );
    const again = new URLSearchParams({ "use-this-story": "yes", wording: "1" });
    assert.equal((await ask(`${booth}/consents`, { body: again, cookie })).status, 303);
    assert.match((await ask(booth, { cookie })).html, /class="send"/);
  });

  it("401 kindly without the cookie, and 404 for another's booth", async () => {
    const [rose, max] = [await joined(), await joined({ name: "Max" })];
    const signedOut = await ask(rose.booth);
    assert.equal(signedOut.status, 401);
    assert.match(signedOut.html, /Please open your link again/);
    assert.equal((await ask(rose.booth, { cookie: max.cookie })).status, 404);
    const own = await ask(`${rose.booth}/done`, { body: new URLSearchParams(), cookie: max.cookie });
    assert.equal(own.status, 404);
  });

  it("the cookie is worth nothing on the routes of the API", async () => {
    const { cookie, id } = await joined();
    assert.equal((await ask(`participants/${id}/contributions`, { cookie })).status, 401);
  });

  it("403 for a form of another site, with the cookie", async () => {
    const { booth, cookie } = await joined();
    const body = new URLSearchParams();
    assert.equal(
      (await ask(`${booth}/withdraw`, { body, cookie, "sec-fetch-site": "cross-site" })).status,
      403,
    );
  });
});
