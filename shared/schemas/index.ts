export * from './companion.ts';
export * from './embedding-model.ts';
export * from './error.ts';
export * from './fact.ts';
export * from './moment.ts';
export * from './passage.ts';
export * from './profile.ts';
export * from './revision.ts';
