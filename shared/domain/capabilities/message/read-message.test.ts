import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs.ts';
import { CAPABILITIES } from '../capabilities.ts';
import { anyText } from '../testing/invented.ts';
import { readMessage, type ReadMessage } from './read-message.ts';

const read = (text: string) => readMessage(text, CAPABILITIES);

/** What an order takes out of what was said. */
function taken(message: ReadMessage): string {
  if (message.kind === 'remember') return message.text;
  return message.kind === 'forget' ? message.words : '';
}

describe('an order to remember', () => {
  it.each([
    ['Remember that I drive a 2014 Civic.', 'I drive a 2014 Civic.'],
    ['remember that my sister lives in Ghent', 'my sister lives in Ghent'],
    ['Remember I park on level 3', 'I park on level 3'],
    ['remember: the boiler is serviced in May', 'the boiler is serviced in May'],
    ['Remember this: the garage code is 4321', 'the garage code is 4321'],
    ['Please remember that I’m allergic to nuts', 'I’m allergic to nuts'],
    ['please note: the bins go out on Tuesday', 'the bins go out on Tuesday'],
    ['Please note that I moved to Porto.', 'I moved to Porto.'],
    ['Note: oil change at 120,000 km', 'oil change at 120,000 km'],
    ['Note to self: never rebase main on a Friday', 'never rebase main on a Friday'],
    ['note that the staging server is called birch', 'the staging server is called birch'],
    ["Don't forget that I work from home on Fridays", 'I work from home on Fridays'],
    ['Don’t forget I’m off next week', 'I’m off next week'],
    ['do not forget: passport expires in 2029', 'passport expires in 2029'],
    ["don't forget to water the plants on Sunday", 'to water the plants on Sunday'],
    ['never forget that Tom takes his coffee black', 'Tom takes his coffee black'],
    ['Keep in mind that I prefer short answers.', 'I prefer short answers.'],
    ['Keep in mind I hate small talk', 'I hate small talk'],
    ['bear in mind that we have two cats', 'we have two cats'],
    ['Can you remember that my locker number is 88?', 'my locker number is 88'],
    ['could you please note that Anna is vegan?', 'Anna is vegan'],
    ['Hey Nima, remember that I start at nine', 'I start at nine'],
    ['ok, remember: Ada’s birthday is 10 December', 'Ada’s birthday is 10 December'],
    ['I want you to remember that I dislike meetings', 'I dislike meetings'],
    ["I'd like you to remember that my wifi is called Birch", 'my wifi is called Birch'],
    ['make a note that the Pi’s fan starts at 62 °C', 'the Pi’s fan starts at 62 °C'],
    ['Write down that I owe Tom 20 euros', 'I owe Tom 20 euros'],
    ['FYI: I changed jobs, I am at Acme now', 'I changed jobs, I am at Acme now'],
    ['For the record, I never liked Java', 'I never liked Java'],
    ['just so you know, my mother is called Ruth', 'my mother is called Ruth'],
    ['save this: router password is on the fridge', 'router password is on the fridge'],
    ['Add to memory: blood type 0 negative', 'blood type 0 negative'],
    ['I drive a Civic now. Remember that.', 'I drive a Civic now'],
    ['My desk is by the window, please remember this', 'My desk is by the window'],
    ['remember that I like tea, please', 'I like tea'],
    ['Remember Anna is allergic to cats', 'Anna is allergic to cats'],
    ['remember my PIN hint is the old house', 'my PIN hint is the old house'],
    ['remember the spare key is under the third pot', 'the spare key is under the third pot'],
    ['remember to renew the passport in March', 'to renew the passport in March'],
    ['Remember that:\n- I like tea\n- I hate coffee', '- I like tea\n- I hate coffee'],
  ])('%j', (text, kept) => {
    expect(read(text)).toEqual({ kind: 'remember', text: kept });
  });

  it.each([
    ['Do you remember my name?', 'question'],
    ['Remember when we talked about Rust?', 'question'],
    ['remember when we used floppy disks', 'statement'],
    ['Can you remember what I said about the boiler?', 'question'],
    ['Do you remember that I moved?', 'question'],
    ['Remember me?', 'question'],
    ['Remember what I told you about Tom', 'question'],
    ['I remember that day well.', 'statement'],
    ['I should remember that she is vegan', 'statement'],
    ['remember that', 'statement'],
    ['Remember the good old days', 'statement'],
    ['Remember that time in Rome', 'statement'],
    ['I noted that the fan is loud.', 'statement'],
    ['Remember that I moved to Porto. What is the weather there?', 'question'],
    ['Note the difference between the two', 'statement'],
    ["don't forget", 'statement'],
    ["Don't forget!", 'statement'],
    ['remember: !', 'statement'],
    ['forget about !', 'statement'],
  ])('is not %j', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });
});

describe('an order to forget', () => {
  it.each([
    ['Forget that I drive a Civic', 'I drive a Civic'],
    ['forget my old phone number', 'my old phone number'],
    ['Please forget about my ex', 'my ex'],
    ['forget what I said about the boiler', 'the boiler'],
    ['Forget everything you know about Acme.', 'Acme'],
    ['forget everything about my old job', 'my old job'],
    ['can you forget my address?', 'my address'],
    ['You can forget that I like coffee', 'I like coffee'],
    ['delete what you know about Tom', 'Tom'],
    ['Remove my phone number from your memory', 'my phone number'],
    ['delete all facts about my car', 'my car'],
    ['erase the note about Lisbon', 'Lisbon'],
    ['forget where I live', 'where I live'],
    ['Stop remembering my weight please', 'my weight'],
    ['please forget the fact that I smoke', 'I smoke'],
    ["don't remember that I was late", 'I was late'],
  ])('%j', (text, words) => {
    expect(read(text)).toEqual({ kind: 'forget', words });
  });

  it.each([
    ['I forget where I put my keys', 'question'],
    ['I forgot my umbrella.', 'statement'],
    ['forget it', 'small-talk'],
    ['Forget about it.', 'small-talk'],
    ['never mind, forget it', 'small-talk'],
    ['forget that', 'statement'],
    ['Forget that, what is the weather like?', 'question'],
    ['forget the last question', 'statement'],
    ['Did you forget my name?', 'question'],
    ['Forget my old number?', 'question'],
    ["I won't forget that.", 'statement'],
    ["Don't forget the milk", 'statement'],
    ['I always forget names', 'statement'],
  ])('is not %j', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });
});

describe('a question', () => {
  it.each([
    'What do I drive?',
    'what do i drive',
    'When is my wife’s birthday?',
    'Where did I park?',
    'who is my dentist',
    "what's my blood type",
    'How old am I?',
    'How much do I pay for rent?',
    'how do I take my coffee',
    'what did I say about the boiler',
    'Do you remember my dog’s name?',
    'Tell me about my sister',
    'What do you know about me?',
    'remind me what I decided about the job',
    'Am I allergic to anything?',
    'Did we ever go to Lisbon?',
    'Which of my servers runs Postgres?',
    'is my passport still valid',
    'When was the last time I changed the oil?',
    'Why did I leave Acme?',
    'list my preferences',
    'In what city was I born?',
    'I forgot where I left the spare key, any idea?',
  ])('about the person: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'question', ofOwner: true });
  });

  it.each([
    'What is the capital of Portugal?',
    'how do I restart nginx',
    'How can I exit vim?',
    'Can you help me?',
    'why is my code failing?',
    'What does ECONNREFUSED mean?',
    'Explain monads to me like I am five',
    'Tell me a joke',
    'Give me three names for a cat',
    'Should I use Rust or Go?',
    'is there a difference between rebase and merge',
    'Write a haiku about rain',
    'Translate "guten Morgen" into French',
    'Fix this:\n```js\nconst a = ;\n```',
    'The build fails since noon. Any idea?',
    'I wonder how magnets work',
    "I'd like to know how TCP works",
    'Is Anna a common name',
    'what about the second one',
    'who wrote Dune',
    'which port does Postgres use by default',
    'how many litres are in a gallon',
    'could you summarise the article',
    'Does it work offline?',
    '这是什么？',
  ])('about the world: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'question', ofOwner: false });
  });
});

describe('a statement', () => {
  it.each([
    'I drive a 2014 Civic.',
    'My name is Ada.',
    'I prefer tea.',
    'When I was young, I lived in Rome.',
    'We moved to Porto in March',
    'The Pi’s fan starts at 62 °C.',
    'What I like is silence.',
    'Where I work, lunch is free.',
    'By March I want to run 10 km',
    'Anna is vegan.',
    'I have a meeting with Tom tomorrow',
    'it does not work',
    'She asked "why me?" and left.',
    'See https://example.org/search?q=tea for it',
    'How I wish it were Friday.',
    'yes',
    'the second one',
    'My sister has two children, Max and Lea.',
    'I am learning Portuguese',
    'Nginx returns 502 since the upgrade.',
    'Had lunch with Ruth today.',
    'Have two cats and a dog',
    'Check engine light is on',
    'I work at Acme as a platform engineer.',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ kind: 'statement' });
  });
});

describe('small talk', () => {
  it.each([
    'hi',
    'Hello!',
    'hey there',
    'Hi Nima',
    'good morning',
    'Thanks!',
    'thank you so much',
    'thx',
    'ok',
    'Okay, thanks',
    'great, thank you!',
    'Perfect.',
    'how are you?',
    "What's up?",
    'bye',
    'good night, Nima',
    'got it, thanks',
    'that helps a lot',
    '👍',
    ':)',
    'lol',
    'hi, how are you today?',
    'never mind',
    'sounds good',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ kind: 'small-talk' });
  });
});

describe('a command', () => {
  it('is one before it is anything else', () => {
    expect(read('/remember tea')).toMatchObject({ kind: 'command', command: { kind: 'invocation' } });
    expect(read('/recal what do I drive?')).toMatchObject({ kind: 'command', command: { kind: 'invalid' } });
    expect(read('/etc/hosts is missing')).toEqual({ kind: 'statement' });
    expect(read('//remember is what I type')).toEqual({ kind: 'statement' });
  });
});

describe('whatever is said', () => {
  const KINDS: readonly ReadMessage['kind'][] = [
    'command',
    'remember',
    'forget',
    'question',
    'small-talk',
    'statement',
  ];
  const simple =
    "remember that forget don't please note : I my about ? . hi what is “ ” ``` > ’ — also so everything";
  const pieces = simple.split(' ').concat(['can you', 'from your memory', '\n']);
  const words = fc.constantFrom(...pieces);
  const said = fc.oneof(
    anyText,
    fc.array(words, { maxLength: 12 }).map((all) => all.join(' ')),
  );

  it('is read as one kind, and what it says is never changed', () => {
    fc.assert(
      fc.property(said, (text) => {
        const message = read(text);
        expect(KINDS).toContain(message.kind);
        expect(text).toContain(taken(message));
      }),
      { seed: 55, numRuns: runs(20_000) },
    );
  });

  it('is read by its beginning and its end where it is a document', () => {
    const page = 'The fan starts at 62 °C.\n'.repeat(400);
    expect(read(page)).toEqual({ kind: 'statement' });
    expect(read(`remember that ${page}`)).toEqual({ kind: 'statement' });
    expect(read(`What is this about?\n${page}`)).toEqual({ kind: 'question', ofOwner: false });
    expect(read(`${page}\nWhat is this about?`)).toEqual({ kind: 'question', ofOwner: false });
  });
});
