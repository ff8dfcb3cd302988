/** Facts, each line under the category a person would file it: `CATEGORY TEXT`. By these the descriptions were tuned. */
export const TUNED = `
identity My full name is Teodora Marin.
identity I was born on 4 March 1988 in Ghent.
identity I hold a Romanian passport, 05881234, valid until 2031.
identity My mother tongue is Romanian; I also speak Dutch and German.
identity I am left-handed and 1.72 m tall.
identity I have lived in Antwerp since 2015.
preferences I like my coffee black, no sugar.
preferences I prefer window seats.
preferences My favourite film is Stalker.
preferences I cannot stand cilantro.
preferences I would rather read on paper than on a screen.
preferences Jazz while cooking, silence while writing.
people My sister Ilinca lives in Cluj with two kids.
people Mum’s birthday is 9 June, she likes peonies.
people Our neighbour Gust has the spare key.
people Jonas met Hanne at the climbing gym; they marry in May.
people Dad is allergic to penicillin.
people Best friend from school: Radu, now a vet.
work My manager is Femke; one-on-ones are on Tuesday at ten.
work I work four days a week at Helder.
work The quarterly review with the client is on the 14th.
work My salary is 5150 gross since the raise.
work Mira prefers written proposals over meetings.
work The office is closed between Christmas and New Year.
projects Ship the importer before the holidays.
projects The greenhouse controller needs a second prototype by June.
projects Chapter three of the novel is half done.
projects Next step for the podcast: find a second microphone.
projects The kickoff of Project Larch is on Monday.
projects Talk idea: memory that can be taken along.
health My blood type is A negative.
health Melatonin 0.5 mg at ten in the evening works for me.
health Allergy test: birch and hazel strong, cats none.
health Dentist on 16 April: one filling upper left.
health My knee hurts after more than ten kilometres.
health Blood pressure this morning was 128 over 82.
finances The mortgage is fixed at 1.9 percent until 2033.
finances The tax return is due on 15 July.
finances I pay 26.70 a month for the train subscription.
finances Savings account at Argenta, 2.1 percent interest.
finances Car insurance went up to 640 a year.
finances Joost owes me forty euros.
travel Two weeks of Slovenia in September, by night train.
travel Our flight to Lisbon leaves at 06:40 from Zaventem.
travel The hotel in Ljubljana had the best breakfast.
travel Pack the adapter for British sockets.
travel Japan needs no visa for ninety days.
travel The ferry to Texel goes every hour.
cars I drive a 2014 Honda Civic.
cars Tyre pressure: 2.4 bar front, 2.2 rear.
cars The inspection of the car is due in November.
cars Oil change at 120,000 km, 5W-30.
cars The number plate is 1-XKD-482.
cars The winter tyres are at the garage in Mortsel.
home We live in the house on Mill Lane.
home The boiler pressure should be 1.5 bar.
home Paper bin goes out on the first Tuesday.
home The living room wall is RAL 9010.
home Rent for the flat is 1180 a month, due on the 1st.
home The tomato plants want water twice a day in July.
technical The Pi’s fan starts at 62 °C.
technical Postgres upgrade: pg_upgrade --link took four minutes.
technical The NAS is at 192.168.2.40, web UI on port 5001.
technical Home wifi: 5 GHz is on channel 44.
technical terraform force-unlock with the id from the DynamoDB table.
technical The prod cluster runs Kubernetes 1.31.
other The third drawer sticks a little.
other Blue is what he said, or perhaps green.
other Forty-two.
other Remember the thing about the thing.
`;

/** And these were only looked at afterwards. */
export const HELD_OUT = `
identity People call me Sam, but on paper it is Samuel Okafor.
identity I turn forty on 12 December.
identity Born and raised in Leeds.
identity I am a Dutch citizen.
identity Spanish is my first language.
preferences I prefer tea in the afternoon.
preferences I love long walks in the rain.
preferences I hate being called before nine.
preferences Dark mode everywhere, and no sounds.
preferences Favourite pizza: quattro formaggi.
people My wife Nadia works as a nurse.
people Grandmother turns ninety in August.
people Tom and Eva have a daughter called Lotte.
people My brother’s number is 0475 12 34 56.
people Anita from next door waters our flowers.
work I start at the new company on 1 February.
work The stand-up is at 9:15 every day.
work Our biggest customer is the port authority.
work Colleague Bram takes over my shifts in June.
work I have 32 days of leave this year.
projects The beta of the birdwatching app ships in spring.
projects Milestone two: the parser handles nested lists.
projects I want to build a canoe from cedar strips.
projects Deadline for the grant proposal is 30 September.
projects The thesis still needs a conclusion.
health I am allergic to shellfish.
health Physio exercises three times a week for the shoulder.
health The doctor prescribed iron tablets.
health I sleep badly after wine.
health Last tetanus shot was in 2019.
finances My bank is Triodos.
finances The electricity bill was 212 euros.
finances We put 300 a month into the index fund.
finances The invoice of the plumber is not paid yet.
finances VAT is due every quarter.
travel We spent a week hiking in the Dolomites.
travel Check-in for the Rome flight opens on Thursday.
travel I would like to see Patagonia one day.
travel The Airbnb in Porto has a roof terrace.
travel Night train to Vienna leaves at 19:04.
cars The Volvo needs new brake pads.
cars Our van runs on diesel.
cars The electric car charges at 11 kW.
cars MOT is due in March.
cars The garage replaced the clutch for 900.
home The oven runs ten degrees hot.
home The landlord’s name is Mr Pauwels.
home Sourdough: feed the starter every evening.
home The garden shed needs a new roof.
home Our cat Miso is fed at seven.
technical Use git rebase, not merge, on this repository.
technical The router’s admin page is at 10.0.0.1.
technical The backup runs at two in the night with restic.
technical Node 24 breaks the old build script.
technical The API key rotates every ninety days.
other Somewhere in between, as always.
other It is what it is.
other Seven and a half.
`;
