import fc from 'fast-check';

/** English in whose countries it is written alike, English where it is not, and others. */
export const anyLocale = fc.constantFrom(
  'en',
  'en-US',
  'en-GB',
  'en-AU',
  'en-CA',
  'en-IE',
  'en-NZ',
  'en-IN',
  'en-ZA',
  'de',
  'ar-EG',
  'pl',
);
