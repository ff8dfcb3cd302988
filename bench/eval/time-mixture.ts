import type { TimedCollection, TimedDoc, TimedQuestion } from './time-generator.ts';

/**
 * What a person may have written down of everything a little: the weights of time are held against it, so that what is
 * no version of anything stays where it is. Each row is one thing, its versions oldest first.
 */
export interface Noted {
  readonly said: readonly string[];
  readonly now?: readonly string[];
  /** Of the version before the last. */
  readonly before?: readonly string[];
}

export const NOTED: readonly Noted[] = [
  {
    said: [
      'The boiler is serviced by Hartwig & Sons.',
      'The boiler is serviced by Kessel Direct from this year.',
    ],
    now: ['who services the boiler?', 'Whom do I call about the heating?'],
    before: ['Who serviced the boiler before?'],
  },
  {
    said: [
      'The spare key hangs at the Okonkwos on the second floor.',
      'The spare key is now in the lockbox by the bins.',
    ],
    now: ['where is the spare key?'],
    before: ['Where was the spare key before that?'],
  },
  {
    said: ['The living room walls are painted in Farrow 2004, matt.'],
    now: ['what colour are the living room walls?'],
  },
  {
    said: ['Bin day is Wednesday, paper every second week.'],
    now: ['when are the bins collected?', 'bin day'],
  },
  {
    said: ['The washing machine has a warranty until May 2027.'],
    now: ['how long is the washing machine under warranty?'],
  },
  {
    said: ['Water meter in the cellar, behind the bicycles, read on the 3rd of January.'],
    now: ['where is the water meter?'],
  },
  {
    said: [
      'Our electricity contract costs 31 cents per kWh.',
      'Our electricity contract went down to 27 cents per kWh.',
    ],
    now: ['What do we pay for electricity?', 'price per kWh'],
    before: ['What did we pay for electricity before?'],
  },
  {
    said: ['nginx on the NAS listens on port 8443.', 'Moved nginx on the NAS to port 9443.'],
    now: ['which port does nginx use?', 'nginx port NAS'],
    before: ['Which port did nginx use before?'],
  },
  {
    said: ['Backups run at 02:30 with restic to the box in Helsinki.'],
    now: ['when do the backups run?', 'where do my backups go?'],
  },
  {
    said: ['The ESP32 in the greenhouse reports soil moisture every 15 minutes.'],
    now: ['how often does the greenhouse sensor report?'],
  },
  {
    said: ['git bisect found the regression in commit 4f2a91c, a missing await.'],
    now: ['which commit caused the regression?'],
  },
  {
    said: ['Redis eviction policy on production is allkeys-lru.'],
    now: ['what is the redis eviction policy?'],
  },
  {
    said: ['Kernel 6.8 breaks suspend on the ThinkPad, 6.6 is fine.'],
    now: ['which kernel breaks suspend?'],
  },
  {
    said: ['The TLS certificate of the wiki expires on 14 November.'],
    now: ['when does the wiki certificate expire?'],
  },
  { said: ['SSH to the bastion only works over the office VPN.'], now: ['how do I reach the bastion?'] },
  {
    said: ['Our CI runners have 4 cores each.', 'Our CI runners have 8 cores each since the upgrade.'],
    now: ['how many cores do the CI runners have?'],
    before: ['How many cores did the CI runners have before the upgrade?'],
  },
  { said: ['Aunt Ruth is lactose intolerant.'], now: ['what can aunt Ruth not eat?'] },
  {
    said: ['Jonas turns forty on the 9th of August.'],
    now: ["when is Jonas's birthday?", 'how old is Jonas going to be?'],
  },
  {
    said: [
      'My nephew Emil goes to kindergarten in the Lindenstrasse.',
      'My nephew Emil goes to school in Weimar now.',
    ],
    now: ['Which school does my nephew go to?', 'where does Emil go to school?'],
  },
  {
    said: ['Our neighbour Pat has two greyhounds, Salt and Vinegar.'],
    now: ["what are the neighbour's dogs called?"],
  },
  { said: ['Dr. Alvarez speaks Spanish and Portuguese.'], now: ['which languages does Dr. Alvarez speak?'] },
  { said: ['Mum likes peonies, never lilies.'], now: ['which flowers does mum like?'] },
  { said: ['Tariq and Noor got married in Fez.'], now: ['where did Tariq and Noor get married?'] },
  { said: ['Grandpa Willem was a bridge engineer.'], now: ['what did grandpa do for a living?'] },
  {
    said: ['My team lead is Beatriz.', 'Beatriz went on leave, my team lead is Hamish for now.'],
    now: ['Who is my team lead?', 'whom do I report to?'],
    before: ['Who was my team lead before Hamish?'],
  },
  {
    said: ['The quarterly review is on the last Thursday of the quarter.'],
    now: ['when is the quarterly review?'],
  },
  {
    said: ['Expense reports go to Lotte with the receipts as one PDF.'],
    now: ['who gets my expense reports?', 'how do I hand in receipts?'],
  },
  {
    said: ['The client from Graz wants invoices in German.'],
    now: ['in which language does the client from Graz want invoices?'],
  },
  { said: ['My badge number at the office is 20731.'], now: ['what is my badge number?'] },
  {
    said: ['Standup is at 9:15.', 'Standup was moved to 10:00.'],
    now: ['when is standup?', 'What time is our daily standup now?'],
    before: ['When was standup before?'],
  },
  { said: ['I asked for a sabbatical in spring 2027.'], now: ['when do I want to take my sabbatical?'] },
  {
    said: [
      'I take 50 mg of the blood pressure tablets.',
      'The dose of my blood pressure tablets was raised to 75 mg.',
    ],
    now: ['What dose of blood pressure tablets do I take?'],
    before: ['What dose did I take before?'],
  },
  { said: ['Ibuprofen upsets my stomach, paracetamol is fine.'], now: ['which painkiller can I take?'] },
  { said: ['My last tetanus shot was in March 2021.'], now: ['when was my last tetanus shot?'] },
  {
    said: ['The physio wants me to do the heel raises twice a day.'],
    now: ['how often should I do heel raises?'],
  },
  { said: ['My blood type is 0 negative.'], now: ['what is my blood type?'] },
  {
    said: ['I weigh 84 kilos.', 'I weigh 79 kilos after the summer.'],
    now: ['How much do I weigh?'],
    before: ['How much did I weigh before the summer?'],
  },
  { said: ['Glasses: minus 2.25 left, minus 1.75 right.'], now: ['how strong are my glasses?'] },
  {
    said: ['The night train to Stockholm leaves from platform 7.'],
    now: ['which platform does the night train leave from?'],
  },
  {
    said: ['My passport runs out in June 2026.', 'My new passport is valid until 2036.'],
    now: ['How long is my passport valid?'],
  },
  {
    said: ['In Lisbon we stayed at a guest house near Graça, the breakfast was superb.'],
    now: ['where did we stay in Lisbon?'],
  },
  {
    said: ['The ferry to Hvar takes bikes for 4 euros.'],
    now: ['what does it cost to take a bike on the ferry?'],
  },
  { said: ['I always book the aisle seat.'], now: ['which seat do I book?', 'aisle or window?'] },
  {
    said: [
      'We planned Norway for the autumn holidays.',
      'Change of plan: the autumn holidays are in Slovenia.',
    ],
    now: ['where do we go in the autumn holidays?'],
  },
  { said: ['Travel insurance is with Nordwacht, policy 88-1204.'], now: ['who insures my travels?'] },
  {
    said: [
      'My savings account pays 2.1 percent.',
      'The bank cut the interest on my savings account to 1.6 percent.',
    ],
    now: ['how much interest does my savings account pay?'],
    before: ['What interest did my savings account pay before?'],
  },
  { said: ['The dishwasher cost 629 euros in the sale.'], now: ['what did the dishwasher cost?'] },
  { said: ['I lent Marek 200 euros for the deposit.'], now: ['who owes me money?'] },
  {
    said: ['The tax adviser wants everything by the end of February.'],
    now: ['when does the tax adviser need my papers?'],
  },
  {
    said: ['I donate 15 euros a month to the mountain rescue.'],
    now: ['how much do I donate?'],
  },
  {
    said: ['Winter tyres are stored at Reifen Pohl.', 'The winter tyres are in our cellar now.'],
    now: ['where are the winter tyres?'],
    before: ['Where were the winter tyres before?'],
  },
  { said: ['The bike needs 40 mm tubes with long valves.'], now: ['which tubes fit my bike?'] },
  {
    said: ['Tyre pressure on the van is 3.2 bar, loaded 3.8.'],
    now: ['what is the tyre pressure of the van?'],
  },
  {
    said: ['Sourdough: 75 % water, 2 % salt, 20 hours in the fridge.'],
    now: ['how long does the sourdough stay in the fridge?'],
  },
  { said: ['I cannot stand coriander.'], now: ['which herb do I hate?'] },
  {
    said: ['The tomatoes on the balcony are the variety Matina.'],
    now: ['which tomatoes grow on the balcony?'],
  },
  { said: ['Our choir rehearses in the old fire station.'], now: ['where does the choir rehearse?'] },
  {
    said: ['I am reading The Magic Mountain.', 'Put Mann aside; I am reading Annie Ernaux now.'],
    now: ['What am I reading?'],
    before: ['What was I reading before?'],
  },
  {
    said: ['My running shoes are size 44.5, one more than the others.'],
    now: ['what size are my running shoes?'],
  },
  {
    said: ['The cat gets the renal diet food, 60 grams twice a day.'],
    now: ['how much food does the cat get?'],
  },
  { said: ['The vet is only in on Tuesdays and Fridays.'], now: ['when is the vet in?'] },
  {
    said: ['Chess club password is the name of the square and the year.'],
    now: ['what is the chess club password?'],
  },
  { said: ['I finally fixed the squeaking door with graphite.'], now: ['how did I fix the squeaking door?'] },
  { said: ['Saw a kingfisher at the weir this morning.'], now: ['where did I see the kingfisher?'] },
  { said: ['The hardware shop gave me a discount for being a member of the allotment club.'] },
  { said: ['Dinner with the Hoffmanns went on until two.'] },
  { said: ['Bought a second-hand microscope at the flea market.'], now: ['where did I get the microscope?'] },
  {
    said: ['Thought about getting an e-bike, too expensive for now.'],
    now: ['why did I not get an e-bike?'],
  },
];

/** The same life with all the notes told in between, and the questions of both. */
export function amongNotes({ id, docs, questions }: TimedCollection): TimedCollection {
  const [first, last, now] = [docs[0]?.at ?? 0, docs.at(-1)?.at ?? 0, questions[0]?.now ?? 0];
  const notes: TimedDoc[] = [];
  const asked: TimedQuestion[] = [];
  for (const [place, { said, now: current = [], before = [] }] of NOTED.entries()) {
    const told = said.map((text, version): TimedDoc => {
      // Rows begin all over the life, and versions follow each other by a share of it that differs from row to row.
      const part = ((place * 37) % NOTED.length) / NOTED.length / 2 + (version * (1 + (place % 4))) / 8;
      return { id: `note-${place}-${version}`, text, at: first + part * (last - first), slot: null };
    });
    notes.push(...told);
    const ids = told.map((note) => note.id);
    const ask = (texts: readonly string[], category: string, gold: string): void => {
      const stale = ids.filter((other) => other !== gold);
      for (const text of texts) asked.push({ text, now, category, gold: [gold], stale });
    };
    ask(current, said.length > 1 ? 'note, changed' : 'note, one version', ids.at(-1) as string);
    ask(before, 'note, before', ids.at(-2) as string);
  }
  const all = [...docs, ...notes].toSorted((a, b) => a.at - b.at);
  return { id: `${id} among notes`, docs: all, questions: [...questions, ...asked] };
}
