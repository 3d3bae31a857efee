import { createRequire } from "node:module";
import { dirname } from "node:path";
import express, { Router } from "express";

/** Swagger uses inline styles and icons as `data:`. It may run only our scripts and contact no other host. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const dist = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

/** The API reference: one page for the OpenAPI documents of all services, with all files served from here. */
export function docsRouter(documents: readonly { name: string; url: string }[]): Router {
  const router = Router();
  router.get(["/", "/index.html"], (_request, response) => {
    response.setHeader("content-security-policy", policy);
    response.type("html").send(page);
  });
  router.get("/reference.js", (_request, response) => {
    response.type("js").send(script(documents));
  });
  router.use(express.static(dist, { index: false, maxAge: "1d" }));
  return router;
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Storytelling API reference</title>
<link rel="stylesheet" href="./swagger-ui.css">
<style>
body { margin: 0; }
@media (prefers-color-scheme: dark) { body { background: #1c2022; } }
</style>
</head>
<body>
<div id="reference"></div>
<script src="./swagger-ui-bundle.js"></script>
<script src="./swagger-ui-standalone-preset.js"></script>
<script src="./reference.js"></script>
</body>
</html>
`;

const script = (documents: readonly { name: string; url: string }[]): string => `
if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.classList.add("dark-mode");
window.ui = SwaggerUIBundle({
  urls: ${JSON.stringify(documents)},
  dom_id: "#reference",
  deepLinking: true,
  persistAuthorization: false,
  validatorUrl: null,
  tryItOutEnabled: true,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
});
`;
