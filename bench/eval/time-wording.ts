/**
 * What the third generator says: facts of one person and of people around them, attribute by attribute. `V` stands for
 * the value, `N` for a person's name, `Y` for a year, `D` for a month. No weight is fitted to these sentences, and none
 * may be. Some cues of doubt do occur in them: `docs/facts-over-time.md` has the figures with and without those.
 */
export interface Wording {
  readonly values: readonly string[];
  readonly plain: readonly string[];
  readonly roundabout: readonly string[];
  readonly rejected: readonly string[];
  readonly past: readonly string[];
  readonly others: readonly string[];
  readonly askNow: readonly string[];
  readonly askBefore: readonly string[];
  readonly askThen: readonly string[];
  readonly askOther: readonly string[];
}

export const WORDINGS: readonly Wording[] = [
  {
    values: [
      'Bright Smile Hair',
      'Salon Marlene',
      'Cut & Co',
      'Studio Vega',
      'Barber Khalid',
      'Locke Hairdressing',
    ],
    plain: ['My hairdresser is V.', 'I get my hair cut at V.', 'These days V does my hair.'],
    roundabout: [
      'V gave me a loyalty card after my third trim.',
      'Asked V to pencil me in every six weeks.',
      'The chair at V suits me, my fringe has never looked better.',
    ],
    rejected: [
      'A coupon for a haircut at V fell out of the paper and went straight into the bin.',
      'V was closed when I wanted a haircut, so nothing came of it.',
      'My neighbour swears by V for haircuts, but it is not for me.',
    ],
    past: ['As a student in Y I had my hair cut at V.', 'In Y the hairdresser I went to was V.'],
    others: ['N gets a haircut at V.', "N's hairdresser is V."],
    askNow: ['Where do I get my hair cut?', 'Who is my hairdresser?'],
    askBefore: ['Who was my hairdresser before V?', 'Where did I get my hair cut before V?'],
    askThen: ['Who was my hairdresser in D?', 'Where did I have my hair cut in D?'],
    askOther: ["Who is N's hairdresser?", 'Where does N get a haircut?'],
  },
  {
    values: ['ThinkPad X1', 'MacBook Air', 'Framework 13', 'Dell XPS 15', 'Zenbook 14', 'Surface Pro'],
    plain: ['My laptop is a V.', 'I work on a V laptop.', 'The laptop I use is a V.'],
    roundabout: [
      'Spent Sunday copying my files over to the V, the other machine goes to the recycling centre.',
      'The V has all my stickers on its lid already.',
      'IT handed me a V this morning and collected what I had.',
    ],
    rejected: [
      'I had a V laptop in my basket for days and then emptied it.',
      'The shop talked up the V as a laptop, and I left without one.',
      'My laptop could have been a V, had the price been right.',
    ],
    past: ['Back in Y I typed my thesis on a V laptop.', 'In Y my laptop was a V with a cracked screen.'],
    others: ['N works on a V laptop.', "N's laptop is a V."],
    askNow: ['Which laptop do I use?', 'What is my laptop?'],
    askBefore: ['Which laptop did I use before the V?', 'What was my laptop before the V?'],
    askThen: ['Which laptop was I using in D?', 'What laptop did I have in D?'],
    askOther: ['Which laptop does N use?', "What is N's laptop?"],
  },
  {
    values: ['metformin', 'ramipril', 'cetirizine', 'sertraline', 'omeprazole', 'levothyroxine'],
    plain: [
      'The medication I take is V.',
      'I take V as my daily medication.',
      'My pills are V at the moment.',
    ],
    roundabout: [
      'The pharmacist filled my first box of V.',
      'The weekly pill organiser has V in every compartment.',
      'Doctor put me on V, one with breakfast.',
    ],
    rejected: [
      'The doctor floated V as a medication and I asked to wait.',
      'I read up on V as a medication, the side effects put me off.',
      'V pills were prescribed to me in error, the pharmacy took them back.',
    ],
    past: ['In Y my medication was V for a winter.', 'Around Y I was taking V, long finished.'],
    others: ["N's medication is V.", 'N takes V every day.'],
    askNow: ['Which medication do I take?', 'What pills am I on?'],
    askBefore: ['Which medication did I take before V?', 'What pills was I on before V?'],
    askThen: ['Which medication was I taking in D?', 'What pills was I on in D?'],
    askOther: ["What is N's medication?", 'Which medication does N take?'],
  },
  {
    values: ['A12', 'B7', 'C31', 'D4', 'E19', 'F22'],
    plain: ['My parking space is V.', 'I park in bay V.', 'The number of my parking bay is V.'],
    roundabout: [
      'Facilities painted my name on V.',
      'The barrier now lets me through to V, the closest to the lift.',
      'Swapped with Accounting, my car sleeps in V from Monday.',
    ],
    rejected: [
      'They would have let me park in V, it is too narrow for my car.',
      'Someone left the parking sheet open at V, that one belongs to the director.',
      'I put my name down for parking bay V, another person was faster.',
    ],
    past: ['At the former office in Y my parking space was V.', 'In Y I parked in bay V, next to the bins.'],
    others: ["N's parking space is V.", 'N parks in bay V.'],
    askNow: ['Which parking space is mine?', 'Where do I park?'],
    askBefore: ['Which bay did I park in before V?', 'What was my parking space before V?'],
    askThen: ['Where did I park in D?', 'What was my parking space in D?'],
    askOther: ['Where does N park?', "What is N's parking space?"],
  },
  {
    values: ['5:30 am', '6 am', '6:45 am', '7:15 am', '8 am', '9 am'],
    plain: ['My alarm is set for V.', 'I get up at V.', 'I wake up at V on workdays.'],
    roundabout: [
      'Feet on the floor at V, coffee ten minutes later, that is the routine.',
      'The new shift means the phone buzzes at V.',
      'By V I am in the shower, the dog insists.',
    ],
    rejected: [
      'Getting up at V lasted two days and I am back to normal.',
      'A podcast praised waking up at V, I laughed.',
      'My boss hinted that I might get up at V, not happening.',
    ],
    past: ['When I delivered papers in Y I got up at V.', 'In Y my alarm rang at V.'],
    others: ['N gets up at V.', "N's alarm rings at V."],
    askNow: ['When do I get up?', 'What time is my alarm?'],
    askBefore: ['When did I get up before V?', 'What time was my alarm before V?'],
    askThen: ['When did I get up in D?', 'What time was my alarm in D?'],
    askOther: ['When does N get up?', "What time is N's alarm?"],
  },
  {
    values: ['Mrs Castellano', 'Mr Okoro', 'Ms Bergström', 'Mr Delacroix', 'Mrs Yamada', 'Ms Petrova'],
    plain: ['My boss is V.', 'I report to V.', 'V is my manager at work.'],
    roundabout: [
      'V signs off my holidays from this week.',
      'After the reorganisation my one-to-ones are with V.',
      'V introduced herself to our team and set my goals for the year.',
    ],
    rejected: [
      'There was a rumour that I would report to V, it was only a rumour.',
      'V asked me to join as her report, I preferred to stay put.',
      'I hoped V would become my boss, it went to another department.',
    ],
    past: ['In my first job in Y my boss was V.', 'Back in Y I reported to V.'],
    others: ["N's boss is V.", 'N reports to V.'],
    askNow: ['Who is my boss?', 'Whom do I report to?'],
    askBefore: ['Who was my boss before V?', 'Whom did I report to before V?'],
    askThen: ['Who was my boss in D?', 'Whom did I report to in D?'],
    askOther: ["Who is N's boss?", 'Whom does N report to?'],
  },
  {
    values: ['judo', 'rowing', 'fencing', 'badminton', 'climbing', 'water polo'],
    plain: ['My sport is V.', 'I do V twice a week.', 'The sport I practise is V.'],
    roundabout: [
      'Paid the club fee for V and got a locker.',
      'My calendar has V training on two evenings.',
      'Sore all over from my V coach, and happy about it.',
    ],
    rejected: [
      'V is a sport I only watch on television.',
      'I went along to V once to please a colleague, as a sport it bored me.',
      'The sports club wanted to sign me up for V, I kept my money.',
    ],
    past: ['At boarding school in Y my sport was V.', 'In Y I did V until my knee gave up.'],
    others: ['N does V every week.', "N's sport is V."],
    askNow: ['Which sport do I do?', 'What is my sport?'],
    askBefore: ['Which sport did I do before V?', 'What was my sport before V?'],
    askThen: ['Which sport was I doing in D?', 'What was my sport in D?'],
    askOther: ['Which sport does N do?', "What is N's sport?"],
  },
  {
    values: ['Allgrund', 'Helvia', 'Concordis', 'Medisure', 'Nordkasse', 'Vitalis'],
    plain: ['My health insurance is with V.', 'I am insured with V.', 'V is my health insurer.'],
    roundabout: [
      'The plastic card from V is in my wallet, the other one I cut in two.',
      'Sent the glasses bill to V and they refunded it within a week.',
      'My premium is debited by V as of this quarter.',
    ],
    rejected: [
      'Got a quote from V for health insurance, twice what I pay.',
      'V rang about insurance during dinner and I asked them to stop.',
      'Health insurance from V looked fine until I saw the small print.',
    ],
    past: ['In Y I was insured with V through my parents.', 'My health insurance in Y was with V.'],
    others: ['N is insured with V.', "N's health insurance is with V."],
    askNow: ['Who is my health insurer?', 'Who am I insured with?'],
    askBefore: ['Who was I insured with before V?', 'Who was my health insurer before V?'],
    askThen: ['Who was I insured with in D?', 'Who was my health insurer in D?'],
    askOther: ['Who is N insured with?', "Who is N's health insurer?"],
  },
];

/** Things of which one can have several: a later one takes the place of none. */
export const SEVERAL: readonly (readonly [string, readonly string[]])[] = [
  ['I collect V.', ['stamps', 'fossils', 'vinyl records']],
  ['I can cook V.', ['ramen', 'risotto', 'pierogi', 'moussaka']],
  ['I have a scar from V.', ['a bicycle fall', 'the appendix', 'a kitchen knife']],
  ['My cousins include V.', ['Odile', 'Ramón', 'Bettina']],
  ['I camped in V.', ['the Vosges', 'Snowdonia', 'the Tatra']],
];

export const CHATTER: readonly string[] = [
  'The heating hissed all night.',
  'Rain on the way home, again without a coat.',
  'Planted three rows of radishes.',
  'The pharmacy on the corner has new opening hours.',
  'Somebody parked across the driveway.',
  'Watched the neighbours carry a piano upstairs.',
  'Peeled apples for an hour.',
  'The choir sang in the station hall.',
  'The dog next door barked at the postman.',
  'Lost at cards to a nine-year-old.',
  'Dropped a jar of honey.',
  'Finally descaled the kettle.',
];

export const NAMES: readonly string[] = ['Annika', 'Baptiste', 'Chiara', 'Duarte', 'Elif', 'Farid'];
export const KIN: readonly string[] = ['My aunt', 'My older brother', 'My flatmate', 'My daughter'];
