import type { KnownCategory } from '../../schemas/index.ts';

/**
 * What each category Nima begins with is about, in words that facts of it tend to use: a guess for a memory that holds
 * nothing like it yet. `other` has none: it is where everything goes that is like nothing.
 */
export const CATEGORY_SEEDS: readonly (readonly [KnownCategory, string])[] = [
  ['identity', 'My name is, I was born in, my birthday, my age, my height, my nationality and passport'],
  ['identity', 'I grew up in and have lived in this city since'],
  ['identity', 'I speak these languages, my mother tongue is'],
  ['preferences', 'I like, I love, I prefer, I hate, I cannot stand, I would rather, my favourite'],
  ['preferences', 'Coffee, tea, sugar, spicy or vegetarian food, a drink in the evening'],
  ['preferences', 'The music, films, books and colours I enjoy, silence, dark mode, quiet'],
  ['people', 'My wife, my husband, my partner, my mother, father, sister, brother, son, daughter'],
  ['people', 'A friend, her birthday, the neighbour, their children, how we met, married in'],
  ['people', 'He is called, she lives in, her phone number, his name'],
  ['work', 'My job, my employer, my boss, manager, a colleague, the team, the office, salary'],
  ['work', 'Meetings, the stand-up, a customer, a client, the company, a contract, shifts, leave'],
  ['projects', 'The project, its deadline, milestone, release, launch, prototype, the next step'],
  ['projects', 'I want to build, write, finish: a book, an app, a thesis, a chapter, a talk, an idea'],
  ['health', 'The doctor, the dentist, an allergy, medication, tablets, a dose, a vaccination, blood'],
  ['health', 'Sleep, weight, gym, training, physio, pain in the knee, the back, the shoulder'],
  ['finances', 'Money, a bank account, a mortgage, a loan, taxes, insurance, savings, an invoice'],
  ['finances', 'It costs so much a month, I pay, I owe, a bill, euros, the price, shares, pension'],
  ['travel', 'A trip, a flight, a hotel, the airport, a holiday, luggage, a visa, a country to see'],
  ['travel', 'The night train, the ferry, hiking in the mountains, a week at the sea, pack'],
  ['cars', 'My car, the engine, oil, tyres, brakes, the garage, the inspection, fuel, mileage'],
  ['cars', 'I drive a Volvo, Honda, Toyota, Volkswagen, a van, diesel, number plate'],
  ['home', 'The house, the flat, the kitchen, the garden, the roof, heating, rent, the landlord'],
  ['home', 'A recipe, the oven, laundry, the bins, plants to water, the cat or dog, furniture, paint'],
  ['technical', 'A server, code, a database, a command, a port, an IP address, a version, a bug'],
  ['technical', 'The wifi router, a disk, backups, Linux, Git, Docker, Kubernetes, Postgres, an API key'],
  ['technical', 'A Raspberry Pi, its fan, temperature, voltage, sensor, firmware, script, upgrade'],
];
