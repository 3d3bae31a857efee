import type { AccessRows } from "../../../../platform/test/matrix/row.ts";

/** Who may look after accounts, roles, keys and the audit log. */
export const officeRows: AccessRows = {
  "GET /keys": { who: "keys.manage", ok: 200 },
  "POST /keys/rotate": { who: "keys.manage", ok: "409 key-too-young" },
  "POST /keys/{kid}/revoke": {
    who: "keys.manage",
    path: () => ({ kid: "none" }),
    ok: "404 signing-key-not-found",
  },
  "GET /users": { who: "users.manage", ok: 200 },
  "PUT /users/{id}/role": {
    who: "users.manage",
    path: (world) => ({ id: world.ownerId }),
    body: () => ({ role: "storyteller" }),
    ok: 200,
  },
  "GET /users/{id}/contact": {
    who: "service",
    callers: ["collaboration", "notification"],
    path: (world) => ({ id: world.ownerId }),
    ok: 200,
  },
  "GET /permissions": { who: "signed-in", ok: 200 },
  "GET /roles": { who: "roles.manage", ok: 200 },
  "POST /roles": {
    who: "roles.manage",
    body: () => ({ name: "reader", description: "Reads.", permissions: ["stories.read"] }),
    ok: 201,
  },
  "PATCH /roles/{name}": {
    who: "roles.manage",
    path: () => ({ name: "reader" }),
    body: () => ({ description: "Reads." }),
    ok: 200,
  },
  "DELETE /roles/{name}": { who: "roles.manage", path: () => ({ name: "reader" }), ok: 204 },
  "GET /.well-known/jwks.json": { who: "anybody", ok: 200 },
  "GET /erasures": { who: "users.manage", ok: 200 },
  "GET /audit": { who: "audit.read", ok: 200 },
  "DELETE /users/{id}/second-factors": {
    who: "users.manage",
    path: (world) => ({ id: world.ownerId }),
    body: () => ({ reason: "A test." }),
    ok: "409 second-factors-none",
  },
};
