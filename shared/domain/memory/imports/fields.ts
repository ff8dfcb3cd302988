/** What programs call what Nima calls `text`, `createdAt` and so on. Compared without case, `_`, `-` and blanks. */
const NAMES = {
  id: ['id', 'uuid', '_id'],
  text: ['text', 'content', 'memory', 'fact'],
  category: ['category', 'categories'],
  createdAt: ['createdAt', 'created', 'date', 'timestamp', 'time', 'at'],
  updatedAt: ['updatedAt', 'updated', 'modified', 'modifiedAt'],
  validFrom: ['validFrom'],
  validTo: ['validTo', 'validUntil'],
  subject: ['subject'],
  confidence: ['confidence'],
  pinned: ['pinned'],
  metadata: ['metadata', 'meta'],
  embedding: ['embedding', 'vector'],
  source: ['source'],
  provenance: ['provenance'],
  supersedes: ['supersedes'],
  supersededBy: ['supersededBy'],
  revision: ['revision'],
  deletedAt: ['deletedAt'],
} as const;
export type FieldName = keyof typeof NAMES;

/** What only Nima itself writes. In other files these words may mean anything. */
const OWN: ReadonlySet<FieldName> = new Set([
  'source',
  'provenance',
  'supersedes',
  'supersededBy',
  'revision',
  'deletedAt',
]);

/** An entry of a file by Nima's names, and the rest as it was. Maps, since a file may call a key `__proto__`. */
export interface Fields {
  readonly known: ReadonlyMap<FieldName, unknown>;
  readonly others: ReadonlyMap<string, unknown>;
}

const byName = (own: boolean): ReadonlyMap<string, FieldName> =>
  new Map(
    (Object.keys(NAMES) as FieldName[])
      .filter((field) => own || !OWN.has(field))
      .flatMap((field) => NAMES[field].map((name) => [plain(name), field] as const)),
  );
const OWN_NAMES = byName(true);
const FOREIGN_NAMES = byName(false);

export function fieldsOf(entry: object, origin: 'own' | 'foreign'): Fields {
  const names = origin === 'own' ? OWN_NAMES : FOREIGN_NAMES;
  const known = new Map<FieldName, unknown>();
  const others = new Map<string, unknown>();
  for (const [key, value] of Object.entries(entry)) {
    const field = names.get(plain(key));
    if (field !== undefined && !known.has(field)) known.set(field, value);
    else if (value !== null && value !== '') others.set(key, value);
  }
  return { known, others };
}

/** Whether a column or key of this name holds the fact itself. */
export function isTextName(name: string): boolean {
  return FOREIGN_NAMES.get(plain(name)) === 'text';
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_\s-]/g, '');
}
