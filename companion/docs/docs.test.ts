import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, OWNER, type TestApp } from '../testing/build-test-app.ts';
import type { ApiDocument } from './document.ts';
import { html } from './html.ts';
import { renderApiPage } from './page.ts';
import { typeText } from './type-text.ts';

let test: TestApp;
let document: ApiDocument;
beforeAll(async () => {
  test = await buildTestApp();
  document = (await test.app.inject({ url: '/docs/openapi.json', headers: OWNER })).json();
});
afterAll(() => test.app.close());

/** Every value of every `$ref` anywhere in the document. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === '$ref' && typeof part === 'string' ? [part] : refsIn(part),
  );
}

function resolve(ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({
      title: 'Nima companion',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });

  it('has every route that does something, and who may call it', () => {
    const shown = test.routes
      .filter((route) => (route.schema as { hide?: boolean }).hide !== true)
      .flatMap((route) => [route.method].flat().map((method) => ({ route, method: method.toLowerCase() })))
      .filter(({ method }) => method !== 'head');
    expect(shown.length).toBeGreaterThanOrEqual(6);
    for (const { route, method } of shown) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
      const operation = document.paths?.[path]?.[method as 'get'];
      expect([route.path, operation?.security]).toEqual([
        route.path,
        route.config?.access === 'guarded' ? [{ companionKey: [] }] : [],
      ]);
      expect(operation?.summary).toBeTruthy();
    }
    expect(Object.values(document.paths ?? {}).flatMap(Object.keys)).toHaveLength(shown.length);
    expect(document.components?.securitySchemes).toMatchObject({
      companionKey: { type: 'http', scheme: 'bearer' },
    });
  });

  it('has no reference that leads nowhere, and no schema that nothing uses', () => {
    const refs = new Set(refsIn(document));
    expect(refs.size).toBeGreaterThan(0);
    for (const ref of refs) expect([ref, typeof resolve(ref)]).toEqual([ref, 'object']);
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(['Error']);
  });

  it('shows what travels', () => {
    expect(document.paths?.['/v1/companion/data-origin']?.put?.requestBody).toMatchObject({
      content: {
        'application/json': { schema: { type: 'object', required: ['origin'], additionalProperties: false } },
      },
    });
    expect(document.paths?.['/v1/companion/events']?.get?.responses?.['200']?.content).toHaveProperty([
      'text/event-stream',
    ]);
  });
});

describe('the page of the API', () => {
  it('lists every route for people, without script or inline style', async () => {
    const { body, headers, statusCode } = await test.app.inject({ url: '/docs', headers: OWNER });
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const path of Object.keys(document.paths ?? {})) expect(body).toContain(` ${path}</code>`);
    const guarded = Object.values(document.paths ?? {})
      .flatMap((operations) => Object.values(operations))
      .filter(({ security = [] }) => security.length > 0);
    expect(body.match(/Needs the key\./g)).toHaveLength(guarded.length);
    expect(body).not.toMatch(/<script|<style|style=|onclick|undefined|\[object/);
    const sheet = await test.app.inject({ url: '/docs/style.css', headers: OWNER });
    expect([sheet.statusCode, sheet.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });

  it('shows what an address takes', () => {
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
    const paths = { '/v1/things/{id}': { get: { summary: 'One thing', parameters } } };
    const page = renderApiPage({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths });
    expect(page).toContain('<dt>Parameters</dt>');
    expect(page).toMatch(/<code>id<\/code>\s*<span class="quiet">path, required: string<\/span>/);
  });

  it('escapes whatever is put into it', () => {
    const name = '<b title="x">&\'';
    expect(html`<p>${name}${[html`<i>${name}</i>`]}</p>`.text).toBe(
      '<p>&lt;b title=&quot;x&quot;&gt;&amp;&#39;<i>&lt;b title=&quot;x&quot;&gt;&amp;&#39;</i></p>',
    );
  });
});

describe('a schema written as a type', () => {
  it.each([
    [{ type: 'array', items: { type: 'string' } }, 'list of string'],
    [{ $ref: '#/components/schemas/Error' }, 'Error'],
    [{ const: 'nima' }, '"nima"'],
    [{ enum: ['ok', null] }, '"ok" | null'],
    [{ oneOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, '{ [name]: number }'],
    [{ type: 'object' }, '{ [name]: anything }'],
    [{ type: 'number', minimum: 0, maximum: 2 }, 'number, at least 0, at most 2'],
    [{ type: 'number', exclusiveMinimum: 0, maximum: 1 }, 'number, above 0, at most 1'],
    [{ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, 'integer'],
    [{}, 'anything'],
    [
      {
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'object', properties: { b: { type: 'string' } } } },
      },
      '{\n  a: {\n    b?: string\n  }\n}',
    ],
  ])('%j reads %s', (schema, text) => {
    expect(typeText(schema)).toBe(text);
  });
});
