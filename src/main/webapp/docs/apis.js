// Shows the description of all REST doors. Tokens stay in this page's memory.
SwaggerUIBundle({
  dom_id: "#apis",
  url: new URL("../openapi?format=json", window.location.href).href,
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: -1,
  filter: true,
  persistAuthorization: false,
  queryConfigEnabled: false,
  validatorUrl: null,
});
