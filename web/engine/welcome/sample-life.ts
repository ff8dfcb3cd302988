import type { KnownCategory } from '../../../shared/schemas/index.ts';

/** One thing that is known of a person nobody is. */
export interface SampleFact {
  /** Names it for good: what was brought once is known by it. */
  readonly key: string;
  readonly text: string;
  readonly category: KnownCategory;
  /** The day since when it holds, and that of its end. */
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly pinned?: true;
  /** The key of what it took the place of: an earlier one of its category. */
  readonly replaces?: string;
}

/** All days are long past, so that nothing is yet to come whenever it is tried. */
export const SAMPLE_LIFE: readonly SampleFact[] = [
  { key: 'born', category: 'identity', text: 'I was born on 4 April 1988 in Porto.', from: '1988-04-04' },
  { key: 'tongues', category: 'identity', text: 'I speak Portuguese, English and a little Dutch.' },
  {
    key: 'passport',
    category: 'identity',
    text: 'My Portuguese passport was renewed in Brussels.',
    from: '2021-06-14',
  },
  { key: 'height', category: 'identity', text: 'I am 1.71 m tall and left-handed.' },

  { key: 'coffee', category: 'preferences', text: 'I prefer my coffee black, without sugar.', pinned: true },
  { key: 'meat', category: 'preferences', text: 'I do not eat meat.', from: '2019-01-01', pinned: true },
  { key: 'seat', category: 'preferences', text: 'I prefer an aisle seat on the train.' },
  { key: 'coriander', category: 'preferences', text: 'I cannot stand coriander.' },

  {
    key: 'sister-porto',
    category: 'people',
    text: 'My sister Inês lives in Porto.',
    subject: 'Inês',
    from: '1991-09-02',
  },
  {
    key: 'sister-lyon',
    category: 'people',
    text: 'My sister Inês moved from Porto to Lyon and lives there now.',
    subject: 'Inês',
    from: '2022-08-20',
    replaces: 'sister-porto',
  },
  { key: 'partner', category: 'people', text: 'My partner Wout is a carpenter.', subject: 'Wout' },
  { key: 'birthday', category: 'people', text: 'Wout’s birthday is on 11 November.', subject: 'Wout' },
  { key: 'key', category: 'people', text: 'Our neighbour Greet has the spare key.', subject: 'Greet' },

  {
    key: 'work-agency',
    category: 'work',
    text: 'I work as a translator at an agency in Antwerp.',
    from: '2014-02-03',
  },
  {
    key: 'work-museum',
    category: 'work',
    text: 'I work as an editor at the city museum.',
    from: '2021-09-01',
    replaces: 'work-agency',
  },
  {
    key: 'days',
    category: 'work',
    text: 'I work four days a week; Wednesdays are free.',
    from: '2023-01-09',
  },
  { key: 'manager', category: 'work', text: 'My manager is Liesbeth; we talk every second Tuesday.' },

  {
    key: 'canoe',
    category: 'projects',
    text: 'I am building a cedar canoe in Wout’s workshop.',
    from: '2023-10-07',
  },
  { key: 'book', category: 'projects', text: 'I want to finish my book of river walks by spring.' },
  { key: 'map', category: 'projects', text: 'The map of the river walks has 14 of 20 walks drawn.' },

  {
    key: 'allergy',
    category: 'health',
    text: 'I am allergic to penicillin.',
    from: '1997-03-01',
    pinned: true,
  },
  {
    key: 'pressure',
    category: 'health',
    text: 'My blood pressure was 118 over 76 at the check-up.',
    from: '2024-02-19',
  },
  { key: 'dentist', category: 'health', text: 'My dentist is Dr Maes on Coupure.' },
  { key: 'run', category: 'health', text: 'I run five kilometres twice a week.', from: '2023-05-02' },

  {
    key: 'rent-before',
    category: 'finances',
    text: 'My rent is 920 euros a month.',
    from: '2020-05-01',
  },
  {
    key: 'rent-now',
    category: 'finances',
    text: 'My rent is 985 euros a month now.',
    from: '2023-05-01',
    replaces: 'rent-before',
  },
  { key: 'bank', category: 'finances', text: 'My savings are at Argenta.' },
  { key: 'saving', category: 'finances', text: 'I put aside 250 euros a month for the boat trailer.' },

  {
    key: 'azores',
    category: 'travel',
    text: 'We walked across São Miguel in the Azores for nine days.',
    from: '2023-06-10',
    to: '2023-06-19',
  },
  { key: 'norway', category: 'travel', text: 'I would like to take the night train to Narvik.' },
  { key: 'railcard', category: 'travel', text: 'My rail pass gives half price on weekends.' },

  { key: 'car-before', category: 'cars', text: 'I drive a 2009 Fiat Panda.', from: '2016-03-12' },
  {
    key: 'car-now',
    category: 'cars',
    text: 'I sold the Panda and drive a 2019 Toyota Yaris hybrid.',
    from: '2022-10-08',
    replaces: 'car-before',
  },
  { key: 'tyres', category: 'cars', text: 'The tyre pressure of the Yaris is 2.3 bar, front and rear.' },

  {
    key: 'home-antwerp',
    category: 'home',
    text: 'I live in a flat in Antwerp.',
    from: '2014-01-20',
  },
  {
    key: 'home-ghent',
    category: 'home',
    text: 'I moved from Antwerp to Ghent and live in a house by the canal.',
    from: '2020-05-01',
    replaces: 'home-antwerp',
  },
  { key: 'boiler', category: 'home', text: 'The boiler pressure should be between 1.2 and 1.6 bar.' },

  {
    key: 'phone',
    category: 'technical',
    text: 'My phone is a Fairphone 5.',
    from: '2023-11-24',
  },
  { key: 'backup', category: 'technical', text: 'The backup runs every night at two, with restic.' },
  { key: 'router', category: 'technical', text: 'The router stands behind the books; channel 36 is quiet.' },

  { key: 'choir', category: 'other', text: 'Choir rehearsal is on Thursday at eight.', from: '2021-10-07' },
  { key: 'cat', category: 'other', text: 'Our cat Pim gets her food at six.', from: '2022-12-26' },
];

/** What this life answers by itself, with a day. */
export const SAMPLE_QUESTIONS: readonly string[] = [
  'What do I drive?',
  'Where does my sister live?',
  'How much is my rent?',
];
