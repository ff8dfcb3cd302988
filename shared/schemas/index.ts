export * from './companion.ts';
export * from './error.ts';
export * from './note.ts';
