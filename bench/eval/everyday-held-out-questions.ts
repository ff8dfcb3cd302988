import { BOGDAN, MARIT, PRIYANKA, WALTER } from './everyday-held-out-facts.ts';
import { everyday } from './everyday-memory.ts';

/** What they asked later, `KIND ID: TEXT`. */

const MARIT_ASKS = `
one cabin.1: where is the key of the cabin
one skis.1: ski wax below minus two
one vitamin.1: how much vitamin D
one fish-soup.1: fish soup recipe
one samtools.1: samtools flags for clean reads
one bunad.1: what is the bunad silver insured for?
one loan-student.1: how much do I pay back on the student loan
one lactose.1: can I drink milk?
one tyre-pressure.1: bike tyre pressure
one conference.1: when is ISMB
one gp.1: phone number of my doctor
one snakemake.1: resume snakemake after a crash
one hotel.1: booking number hotel Liverpool
one dna-kit.1: elution volume for the Qiagen kit
one gran-hip.1: when is bestemor's operation?
one rent.1: rent
now office.2: which room is my office?
before office.1: where was my office before
now aligner-time.2: how long does one genome take
now supervisor.2: who is my supervisor now
before supervisor.1: who was my supervisor before Benedicte Lie?
now partner-city.2: where does Eirik live
2025-03 reference.1: which reference genome did we use in March 2025
now reference.2: what do we align against?
now quota.2: scratch quota
2025-06 singing.1: which voice did I sing in June 2025
now thesis-due.2: when is my thesis due
now sample-count.2: how many samples are in the cohort?
none -: how old is the cat
none -: what is Eirik's shirt size?
none -: wifi password at the cabin
`;

const BOGDAN_ASKS = `
one sarmale.1: how long do sarmale cook
one gf-birthday.1: when's Ilinca's birthday
one iban-tax.1: income tax deadline
one editor.1: which editor do I use
one car-service.1: when is the timing belt due?
one nginx-limit.1: nginx 413 upload too large
one ssl.1: how are the certificates renewed
one monitor.1: monitor model
one hike.1: how long did I take to Omu
one redis-mem.1: redis maxmemory
one guitar.1: guitar string gauge
one contact-lens.1: contact lens strength
one vacation.1: when were we in Vama Veche?
one freelance-insurance.1: liability insurance, what does it cover
one cholesterol.1: my LDL
one pg-restore.1: restore command for the shop database
one gym-code.1: locker code
now rate.3: what is my hourly rate?
before rate.2: what did I charge an hour before that
2025-04 rate.1: my hourly rate in April 2025
now host.2: where are the client sites hosted
before host.1: which hoster did we have before Netcup?
now deploy-time.2: how long does a deploy of the bike shop take
now chess.2: chess rating
now coworking.2: where do I work from?
now node-version.2: node version of the bike shop
now biggest-client.2: who is my biggest client now
2025-07 apartment.1: where did we live in July 2025
now apartment.2: how much is our rent
none -: when does the Logan's insurance end
none -: what is Vlad's favourite football club?
none -: how many calories should I eat
`;

const PRIYANKA_ASKS = `
one dosa.1: dosa batter proportions
one furnace.1: furnace filter size
one sin-docs.1: where are the birth certificates?
one mom-flight.1: when does Amma land
one hiring-loop.1: interview loop stages
one mortgage-renewal.1: when is the mortgage up for renewal
one feature-flag.1: kill switch checkout command
one camp.1: how much is Arjun's camp
one kids-height.1: how tall is Arjun
one car.1: license plate
one school-bus.1: what time does the school bus come?
one wine-allergy.1: which wine gives me headaches
one warranty.1: dishwasher warranty
one bonus.1: bonus target
one safe-word.1: pick-up password at school
one skates.1: skate size
one mouse.1: how did we get rid of the mouse
now team-size.2: how many engineers are on my team?
before team-size.1: how big was the team before
now vendor-price.2: what does Datadog cost us
2025-05 vendor-price.1: Datadog price in May 2025
now kids-piano.2: who teaches Arjun piano
before kids-piano.1: who was the piano teacher before Mr. Feng
now streetcar.2: how do I get to work?
now release-day.2: which days do we release
now oncall-tool.2 !opsgenie.1: what do we use for incidents
now amma-pills.2: Amma's amlodipine dose
now lab-result.2: what's my A1C
2025-04 daycare-fee.1: what was after-school care in April 2025
none -: what is Douglas's phone extension
none -: which size is Arjun's bike helmet?
none -: name of the landlord in Bobcaygeon
`;

const WALTER_ASKS = `
one hearing-aid.1: hearing aid battery size
one varroa.1: how much oxalic acid per litre
one shed-fuse.1: breaker in the workshop
one pension-day.1: how high is my pension
one apple.1: rootstock of the Kronprinz Rudolf
one lathe.1: belts for the lathe
one goulash.1: how many onions in the goulash?
one choir-friend.1: Sepp's phone number
one wedding-day.1: when did we marry
one radio-call.1: my call sign
one loan-mower.1: who has my scythe?
one harvest.1: how much linden honey did we harvest
one chainsaw.1: stihl chain
one bulb.1: bulb for the stair light
one will.1: where is the will
one grave.1: until when is the grave paid
one router.1: how do I restart the internet
now hives.2: how many colonies do I have?
before hives.1: number of hives before the swarm
now doctor.2: who is our house doctor
2025-05 doctor.1: who was my doctor in May 2025?
now statin.2: how much atorvastatin do I take
before statin.1: atorvastatin dose before it was halved
now daughter-home.2: where does Elfi live
2025-07 grandson.1: what was Jakob doing in July 2025
now honey-price.2: what do I ask for a jar of honey
now stammtisch.2: where does our Stammtisch meet
now solar.2: how many kWp do we have on the roof
now oil-tank.2 !heat-idea.1: what do we heat with?
none -: what is the cat called
none -: how much did the Berlingo cost?
none -: size of the cellar window
`;

export const HELD_OUT = [
  everyday('Marit', '2026-01-10', MARIT, MARIT_ASKS),
  everyday('Bogdan', '2026-02-01', BOGDAN, BOGDAN_ASKS),
  everyday('Priyanka', '2026-02-10', PRIYANKA, PRIYANKA_ASKS),
  everyday('Walter', '2026-01-20', WALTER, WALTER_ASKS),
];
