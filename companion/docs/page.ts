import { ROUTES } from '../../shared/protocol/routes.ts';
import { API_METHODS, type ApiDocument, type Exchange, type Operation, type Parameter } from './document.ts';
import { html, type Html } from './html.ts';
import { typeText, type JsonSchema } from './type-text.ts';

/** The style sheet is an address of its own because the content policy allows no inline styles. */
export const STYLE_PATH = `${ROUTES.docs}/style.css`;

const typeBlock = (schema: JsonSchema) => html`<pre><code>${typeText(schema)}</code></pre>`;

function exchangeBlock(title: string, { content = {} }: Exchange): Html {
  const parts = Object.entries(content).map(
    ([type, { schema }]) =>
      html`<dd><span class="quiet">${type}</span>${schema ? typeBlock(schema) : ''}</dd>`,
  );
  return html`<dt>${title}</dt>
    ${parts.length > 0 ? parts : html`<dd class="quiet">Nothing</dd>`}`;
}

function parametersBlock(parameters: readonly Parameter[]): Html {
  if (parameters.length === 0) return html``;
  const items = parameters.map(({ name, in: place, required, schema }) => {
    const facts = `${place}${required ? ', required' : ''}: ${typeText(schema ?? {})}`;
    return html`<dd><code>${name}</code> <span class="quiet">${facts}</span></dd>`;
  });
  return html`<dt>Parameters</dt>
    ${items}`;
}

function operationBlock(method: string, path: string, operation: Operation): Html {
  const isGuarded = (operation.security ?? []).length > 0;
  const answers = Object.entries(operation.responses ?? {}).map(([status, answer]) =>
    exchangeBlock(status === 'default' ? 'Any error' : `Answer ${status}`, answer),
  );
  return html`<section>
    <h2>
      <code><span class="method">${method.toUpperCase()}</span> ${path}</code>
    </h2>
    <p>${operation.summary ?? ''}. <span class="access">${isGuarded ? 'Needs the key.' : 'Public.'}</span></p>
    <p class="quiet">${operation.description ?? ''}</p>
    <dl>
      ${parametersBlock(operation.parameters ?? [])}${operation.requestBody ? exchangeBlock('Body', operation.requestBody) : ''}${answers}
    </dl>
  </section> `;
}

function operationBlocks({ paths = {} }: ApiDocument): Html[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    API_METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [operationBlock(method, path, operation)] : [];
    }),
  );
}

/**
 * The API for a person: plain HTML, no script, so that the content policy holds and a phone reads it at once.
 * Swagger UI would be a megabyte and a half of script for a dozen routes, and would need a looser policy.
 */
export function renderApiPage(document: ApiDocument): string {
  const { title, description = '', version } = document.info;
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) =>
      html`<section>
        <h2><code>${name}</code></h2>
        ${typeBlock(schema)}
      </section> `,
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}: API</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icons/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${STYLE_PATH}" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${description}</p>
          <p class="quiet">Version ${version}. For programs: <a href="${ROUTES.openapi}">OpenAPI 3.1</a>.</p>
          ${operationBlocks(document)}${schemas}
        </main>
      </body>
    </html> `.text;
}
