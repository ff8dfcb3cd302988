import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { revisionAt } from '../../../lib/hlc.ts';
import { fact, profile } from '../../../schemas/index.ts';
import { buildFact } from '../../../testing/builders.ts';
import { runs } from '../../../testing/runs.ts';
import { mergeMemory } from '../merge/merge-memory.ts';
import { EMPTY_MEMORY } from '../merge/memory-state.ts';
import { readImport } from './read-import.ts';
import { recogniseImport } from './recognise-import.ts';
import { HOSTILE } from './testing/hostile-files.ts';
import { NOW, readJson, readText } from './testing/read-text.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const own = (parts: object) => ({ format: 'nima-memory', version: 1, ...parts });
const one = (entry: unknown) => readJson(own({ facts: [entry] }));
const codes = ({ notes }: { notes: readonly { code: string }[] }) => notes.map(({ code }) => code);

afterEach(() => {
  const plain: { polluted?: unknown; isAdmin?: unknown } = {};
  expect([plain.polluted, plain.isAdmin]).toEqual([undefined, undefined]);
});

describe('a hostile file', () => {
  it.each(HOSTILE)('with $name gets its verdict: $verdict', ({ text, verdict, message, facts, notes }) => {
    const read = readText(text);
    expect(read).toMatchObject({ verdict, message: { code: message } });
    expect(read.state.facts).toHaveLength(facts);
    expect(codes(read)).toEqual(notes);
    for (const kept of read.state.facts) expect(fact.safeParse(kept).success).toBe(true);
  });

  it('that was damaged on its way is taken, and it is said', () => {
    expect(readText('{"facts":["a\ufffd"]}', { wasDamaged: true })).toMatchObject({
      verdict: 'partial',
      notes: [{ code: 'characters_replaced', count: 1 }],
    });
  });
});

describe('a fact of another program', () => {
  it('is its text, its date and what it is called there', () => {
    const entry = {
      id: 7,
      Text: '  Rent is 1010 euros ',
      date: '2024-02-01',
      category: 'Finances',
      confidence: '0.5',
      pinned: 'yes',
      valid_from: '2030-01-01',
      colour: 'red',
      supersedes: 'x',
      none: null,
    };
    const { state, verdict } = readJson([entry]);
    expect(verdict).toBe('accept');
    expect(state.facts).toEqual([
      buildFact({
        id: expect.stringMatching(/^018d61f7-1800-7/) as string,
        text: 'Rent is 1010 euros',
        category: 'finances',
        source: 'import',
        confidence: 0.5,
        pinned: true,
        validFrom: Date.UTC(2030, 0, 1),
        provenance: { import: 'file.json', foreignId: '7', foreignCategory: 'Finances' },
        metadata: { colour: 'red', supersedes: 'x' },
        createdAt: Date.UTC(2024, 1, 1),
        revision: revisionAt(Date.UTC(2024, 1, 1)),
      }),
    ]);
  });

  it('keeps a category Nima does not know, the first of several, or that among its details', () => {
    const entries = [
      { text: 'a', category: 'Sourdough' },
      { text: 'b', categories: ['professional_details', 'x'] },
      { text: 'c', metadata: { category: 'Health' } },
      { text: 'd', category: ' ', metadata: 'odd' },
      { text: 'e', category: null, categories: ['Travel'], metadata: '' },
    ];
    const { facts } = readJson(entries).state;
    expect(facts.map(({ category }) => category)).toEqual([
      'Sourdough',
      'professional_details',
      'health',
      'other',
      'travel',
    ]);
    expect(facts[3]?.metadata).toEqual({ metadata: 'odd' });
  });

  it('without a date is from when the file was written, and loses to everything said since', () => {
    const [kept] = readJson(['a']).state.facts;
    expect(kept).toMatchObject({ createdAt: NOW - 1000, updatedAt: NOW - 1000, revision: revisionAt(0) });
    expect(readText('["a"]', { writtenAt: NOW + 1e9 }).state.facts[0]?.createdAt).toBe(NOW);
  });

  it('with only the date of its last change is from then', () => {
    expect(readJson([{ text: 'a', updated_at: 5e11 }]).state.facts[0]).toMatchObject({
      createdAt: 5e11,
      updatedAt: 5e11,
    });
  });

  it.each([
    ['confidence', 'high'],
    ['confidence', 2],
    ['subject', 5],
    ['subject', 'x'.repeat(201)],
    ['category', 7],
  ])('has its %s replaced where that is %j', (name, value) => {
    const read = readJson([{ text: 'a', [name]: value }]);
    expect(codes(read)).toEqual(['field_replaced']);
    expect(read.state.facts).toHaveLength(1);
  });

  it('from a file without a name is still from somewhere', () => {
    expect(readText('["a"]', { fileName: '' }).state.facts[0]?.provenance.import).toBe('?');
  });

  it('is not taken with the relations of its program, which loses nothing of it', () => {
    expect(readJson({ results: [{ memory: 'a' }], relations: [{}] })).toMatchObject({
      verdict: 'accept',
      format: 'mem0',
      notes: [{ code: 'relations_left_out', count: 1 }],
    });
  });
});

describe('the id of an imported fact', () => {
  const idsOf = (value: unknown) => readJson(value).state.facts.map(({ id }) => id);
  const uuid = '0F1E2D3C-1111-4a4a-8888-000000000001';

  it('is its own where that is one of Nima’s', () => {
    expect(idsOf([{ id: ID, text: 'a' }])).toEqual([ID]);
  });

  it('stays that of a UUID when its text changes', () => {
    expect(idsOf([{ id: uuid, text: 'a' }])).toEqual(idsOf([{ id: uuid.toLowerCase(), text: 'b' }]));
  });

  it('is not that of another text under a short id, which every file uses for something else', () => {
    expect(idsOf([{ id: '1', text: 'a' }])).not.toEqual(idsOf([{ id: '1', text: 'b' }]));
  });

  it('is told apart where one file uses it twice, the same way each time', () => {
    const entries = [
      { id: uuid, text: 'a' },
      { id: uuid, text: 'b' },
      { id: uuid, text: 'b' },
      { id: uuid, text: 'a' },
    ];
    const read = readJson(entries);
    expect(read.notes).toEqual([
      { code: 'repeated', count: 2 },
      { code: 'same_id', count: 2 },
    ]);
    expect(new Set(idsOf(entries)).size).toBe(2);
    expect(idsOf(entries)).toEqual(idsOf(entries));
  });

  it('is the same whatever stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 5 }), (texts) => {
        const around = [...texts, 'Lives in Ghent', ...texts];
        const found = readJson(around).state.facts.find(({ text }) => text === 'Lives in Ghent');
        expect([found?.id]).toEqual(idsOf(['Lives in Ghent']));
      }),
      { numRuns: runs(1000), seed: 1 },
    );
  });

  it('makes a second import, at any later time, add nothing', () => {
    const entry = fc.record(
      {
        id: fc.constantFrom('1', uuid, 'x'),
        text: fc.constantFrom('a', 'b', 'c'),
        date: fc.constantFrom('2024-01-01', 'never', 5),
      },
      { requiredKeys: ['text'] },
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), fc.nat(1e9), (entries, later) => {
        const first = mergeMemory(readJson(entries).state, EMPTY_MEMORY);
        const second = readJson(entries, { now: NOW + later }).state;
        expect(mergeMemory(first, second)).toEqual(first);
      }),
      { numRuns: runs(3000), seed: 2 },
    );
  });
});

describe('an entry of a file of Nima’s own', () => {
  it('needs a text and nothing else', () => {
    const read = readJson(own({ exportedAt: '2025-03-01T10:00:00Z', facts: [{ text: 'a' }] }));
    expect(read.verdict).toBe('accept');
    expect(read.state.facts[0]).toMatchObject({
      createdAt: Date.UTC(2025, 2, 1, 10),
      source: 'import',
      category: 'other',
      provenance: {},
    });
  });

  it('keeps its white space', () => {
    expect(one({ text: '  a\n' }).state.facts[0]?.text).toBe('  a\n');
  });

  it.each([
    ['a date far off', { createdAt: '9999-12-31T23:59:59Z' }, 'date_replaced', { createdAt: NOW - 1000 }],
    ['a revision far off', { revision: revisionAt(9e13) }, 'field_replaced', { revision: revisionAt(0) }],
    ['a revision that is none', { revision: 5 }, 'field_replaced', { revision: revisionAt(0) }],
    ['a source that is none', { source: 'gossip' }, 'field_replaced', { source: 'import' }],
    ['a pin that is none', { pinned: 'yes' }, 'field_replaced', { pinned: false }],
    ['a provenance that is none', { provenance: 5 }, 'field_replaced', { provenance: {} }],
    ['a deletion at no time', { deletedAt: 'once' }, 'date_replaced', { deletedAt: NOW - 1000 }],
    ['links that are none', { supersedes: 'x' }, 'field_replaced', { supersedes: [] }],
    ['a link to nothing', { supersededBy: 'x' }, 'links_dropped', { supersededBy: null }],
    ['links to nothing', { supersedes: ['x', OTHER] }, 'links_dropped', { supersedes: [OTHER] }],
    [
      'half a quote',
      { provenance: { quote: '\ud800' } },
      'characters_replaced',
      { provenance: { quote: '\ufffd' } },
    ],
  ])('with %s is repaired', (_, parts, code, expected) => {
    const read = one({ text: 'a', ...parts });
    expect(codes(read)).toEqual([code]);
    expect(read.state.facts[0]).toMatchObject(expected);
  });

  it('keeps a thousand links at most', () => {
    const read = one({ text: 'a', supersedes: Array.from({ length: 1002 }, () => OTHER) });
    expect(read.notes).toEqual([{ code: 'links_dropped', count: 2 }]);
    expect(fact.safeParse(read.state.facts[0]).success).toBe(true);
  });

  it('is linked to what the file calls so', () => {
    const facts = [
      { id: 'new', text: 'Lives in Bruges', supersedes: ['old'] },
      { id: 'old', text: 'Lives in Ghent', supersededBy: 'new' },
    ];
    const [young, old] = readJson(own({ facts })).state.facts;
    expect(young?.supersedes).toEqual([old?.id]);
    expect(old?.supersededBy).toBe(young?.id);
  });

  it('may be a version of a fact, by its id or by what the file calls it', () => {
    const history = [
      {
        factId: 'f',
        replacedAt: 5,
        fact: { id: 'f', text: 'old', updatedAt: 3, supersedes: ['f', 'x'], supersededBy: 'f' },
      },
      { factId: ID, fact: { id: ID, text: 'older', updatedAt: 4 } },
      { factId: 'g', fact: { id: 'g', text: 'of nobody' } },
      { factId: 'g', fact: { text: '' } },
      null,
    ];
    const read = readJson(own({ facts: [{ id: 'f', text: 'new' }], history }));
    const id = read.state.facts[0]?.id;
    expect(read.state.history).toMatchObject([
      { factId: id, replacedAt: 5, fact: { id, text: 'old', supersedes: [id], supersededBy: id } },
      { factId: ID, replacedAt: 4 },
    ]);
    expect(read.notes).toEqual([
      { code: 'not_an_entry', count: 1 },
      { code: 'without_text', count: 1 },
      { code: 'without_id', count: 1 },
    ]);
  });

  it('may be a passage', () => {
    const passages = [
      { text: 'Hello', at: 5, speaker: 'Ada', session: 's', source: 'Chat', order: 3, metadata: { x: 1 } },
      { text: 'a', createdAt: 7 },
      { text: 'b', order: -1, deletedAt: 8, metadata: [] },
      { text: 'c', deletedAt: 'once' },
      { text: 'Hello' },
      { text: 'Hello' },
      { text: 5 },
      7,
    ];
    const read = readJson(own({ passages }));
    expect(read.state.passages).toMatchObject([
      { text: 'Hello', at: 5, createdAt: 5, session: 's', source: 'Chat', order: 3, metadata: { x: 1 } },
      { text: 'a', at: 7, createdAt: 7, session: 'file.json', source: 'file.json', order: 1 },
      { text: 'b', at: NOW - 1000, order: 2, deletedAt: 8 },
      { text: 'c', deletedAt: NOW - 1000 },
    ]);
    expect(read.notes).toEqual([
      { code: 'not_an_entry', count: 1 },
      { code: 'without_text', count: 1 },
      { code: 'repeated', count: 2 },
      { code: 'date_replaced', count: 1 },
      { code: 'field_replaced', count: 1 },
    ]);
  });

  it('may be an erasure, which needs an id that Nima gave', () => {
    const tombstones = [{ id: ID, revision: revisionAt(5) }, { id: OTHER }, { id: 'f1' }, null];
    const read = readJson(own({ tombstones }));
    expect(read.state.erasures).toEqual([
      { id: ID, revision: revisionAt(5) },
      { id: OTHER, revision: revisionAt(0) },
    ]);
    expect(read.notes).toEqual([{ code: 'without_id', count: 2 }]);
  });

  it('may be what the profile and passages were', () => {
    const earlier = [
      { kind: 'profile', profile: { name: 'Ada', updatedAt: 5, pinnedFacts: ['f'] } },
      { kind: 'passage', passage: { id: OTHER, text: 'said before', revision: revisionAt(3) } },
      { kind: 'passage', passage: { id: OTHER } },
      { kind: 'profile' },
      { kind: 'mood' },
      7,
    ];
    const read = readJson(own({ facts: [{ id: 'f', text: 'a' }], earlier }));
    expect(read.state.earlier).toMatchObject([
      { kind: 'profile', profile: { name: 'Ada', pinnedFacts: [read.state.facts[0]?.id] } },
      { kind: 'passage', passage: { id: OTHER, text: 'said before', revision: revisionAt(3) } },
    ]);
    expect(read.notes).toEqual([
      { code: 'not_an_entry', count: 3 },
      { code: 'without_text', count: 1 },
    ]);
    expect(read.verdict).toBe('partial');
  });

  it('may be the profile', () => {
    const given = {
      name: 'Ada',
      preferences: ['brief', 7],
      context: 'c'.repeat(4001),
      pinnedFacts: ['f', 'g'],
      updatedAt: 5,
    };
    const read = readJson(own({ facts: [{ id: 'f', text: 'a' }], profile: given }));
    expect(profile.parse(read.state.profile)).toMatchObject({
      name: 'Ada',
      preferences: ['brief'],
      pinnedFacts: [read.state.facts[0]?.id],
      updatedAt: 5,
      revision: revisionAt(5),
    });
    expect(read.state.profile?.context).toHaveLength(4000);
    expect(readJson(own({ profile: { preferences: 5 } })).state.profile).toMatchObject({
      preferences: [],
      updatedAt: NOW - 1000,
      revision: revisionAt(0),
    });
    expect(codes(readJson(own({ facts: [{ text: 'a' }], profile: 'Ada', constructor: 1 })))).toEqual([
      'field_replaced',
      'keys_dropped',
    ]);
  });
});

it('says after each batch how far it is', () => {
  const entries = Array.from({ length: 300 }, (_, at) => ({ text: `${at}` }));
  const recognised = recogniseImport(
    JSON.stringify(own({ facts: entries, passages: entries, history: [null] })),
  );
  if (recognised.kind !== 'memory') throw new Error('It was not recognised.');
  const options = { fileName: 'f', writtenAt: 0, now: 0, model: null, wasDamaged: false };
  const seen = [...readImport(recognised, options)];
  expect(seen.map(({ done }) => done)).toEqual([250, 300, 550, 600, 601]);
  expect(new Set(seen.map(({ total }) => total))).toEqual(new Set([601]));
});
