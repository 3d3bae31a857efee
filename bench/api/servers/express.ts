import type { AddressInfo } from "node:net";
import express from "express";
import { callerOf, checkUsage, readStory, writeStory } from "./peer.ts";
import { logIn } from "./peer-sign-in.ts";
import { report } from "./report.ts";

/** A bare Express 5 handler: it checks the token and runs the same SQL, nothing else. */
const app = express().disable("x-powered-by").disable("etag");
app.use(express.json({ limit: "24mb" }));
app.get("/story/v1/stories/:id", async (request, response) => {
  await callerOf(request.get("authorization"));
  response.json(await readStory(request.params.id));
});
app.post("/story/v1/stories", async (request, response) => {
  const ownerId = await callerOf(request.get("authorization"));
  response.status(201).json(await writeStory(ownerId, request, request.body));
});
app.post("/subscription/v1/usage/check", async (request, response) => {
  response.json(await checkUsage(await callerOf(request.get("authorization")), request.body));
});
app.post("/identity/v1/auth/login", async (request, response) => {
  response.json(await logIn(request.body, request.get("x-forwarded-for")));
});
const server = app.listen(0, "127.0.0.1", () => report((server.address() as AddressInfo).port));
